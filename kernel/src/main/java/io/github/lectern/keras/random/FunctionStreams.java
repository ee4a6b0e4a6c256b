package io.github.lectern.keras.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The random streams of one function that TensorFlow has traced, such as Keras' training function:
 * its n-th random operation draws from the stream (seed, n), n = 0, 1, ...
 *
 * <p>A traced function has a graph of its own, which takes over the global seed when the tracing
 * starts and numbers the operations without a seed of their own (tensorflow/python/framework:
 * random_seed.py, func_graph.py). Its kernels go on from call to call, until {@code set_seed}
 * clears them (tensorflow/python/eager/context.py, core/common_runtime/eager/context.cc). This was
 * read in the sources and has not been compared with a run of TensorFlow, except for the first draw
 * from the stream (0, 1), whose masks are in the documentation of {@code tf.nn.dropout}.
 */
public final class FunctionStreams {
  private final long seed;
  private final List<PhiloxStream> streams = new ArrayList<>();

  /** Creates the streams of a function that is traced while this is the global seed. */
  public FunctionStreams(long seed) {
    this.seed = seed;
  }

  /**
   * Creates the streams of a function that has run before.
   *
   * @param seed the global seed when it was traced
   * @param positions where the stream of each operation goes on, as {@link #positions} gave them
   * @throws IllegalArgumentException if a position is negative
   */
  public FunctionStreams(long seed, List<Long> positions) {
    this(seed);
    for (long position : positions) {
      add(position);
    }
  }

  private void add(long position) {
    streams.add(new PhiloxStream(OperationSeed.of(seed, streams.size()), position));
  }

  /** Returns the global seed when the function was traced. */
  public long seed() {
    return seed;
  }

  /** Returns where the stream of each operation goes on. */
  public List<Long> positions() {
    return streams.stream().map(PhiloxStream::position).toList();
  }

  /** Gives each operation its stream, in the order in which they ask. */
  public Supplier<PhiloxStream> inOrder() {
    int[] asked = {0};
    return () -> stream(asked[0]++);
  }

  private PhiloxStream stream(int n) {
    if (n == streams.size()) {
      add(0);
    }
    return streams.get(n);
  }

  /** Starts every stream over, as {@code tf.random.set_seed} does; the seed stays the same. */
  public void startOver() {
    streams.forEach(PhiloxStream::startOver);
  }
}
