package io.github.lectern.keras.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The random streams of one function that TensorFlow has traced, such as Keras' training function:
 * random operation number n = 0, 1, ... draws from the stream (seed, n).
 *
 * <p>A traced function has a separate graph, which copies the global seed when tracing starts and
 * numbers the operations that have no explicit seed (tensorflow/python/framework: random_seed.py,
 * func_graph.py). The streams continue from call to call until {@code set_seed} resets them
 * (tensorflow/python/eager/context.py, core/common_runtime/eager/context.cc). These rules come from
 * TensorFlow's sources and have not been compared with a run of TensorFlow, except for the first
 * draw from the stream (0, 1), whose masks are in the documentation of {@code tf.nn.dropout}.
 */
public final class FunctionStreams {
  private final long seed;
  private final List<PhiloxStream> streams = new ArrayList<>();

  /** Creates the streams of a function that is traced under this global seed. */
  public FunctionStreams(long seed) {
    this.seed = seed;
  }

  /**
   * Creates the streams of a function that has run before.
   *
   * @param seed the global seed under which the function was traced
   * @param positions the positions at which the operations' streams continue, as returned by {@link
   *     #positions}
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

  /** Returns the global seed under which the function was traced. */
  public long seed() {
    return seed;
  }

  /** Returns the positions at which the operations' streams continue. */
  public List<Long> positions() {
    return streams.stream().map(PhiloxStream::position).toList();
  }

  /** Returns a supplier whose n-th call returns the stream of operation n, counted from 0. */
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

  /** Resets every stream to its start, as {@code tf.random.set_seed} does; keeps the seed. */
  public void startOver() {
    streams.forEach(PhiloxStream::startOver);
  }
}
