package io.github.lectern.bench.protocol;

/** One library with its net and its data ready, as {@link PeerProgram} drives it. */
public interface Peer extends AutoCloseable {
  /** The library's name and version. */
  String version();

  /**
   * Trains in shuffled batches with Adam as long as the clock wants, with everything that belongs
   * to a first fit: the optimizer, what is traced or compiled, the first weights.
   */
  void fit(TrainingClock clock);

  /** The loss and the accuracy of the 10,000 test images. */
  Score evaluate();

  /** The probabilities of the 10,000 test images, [10000,10] row by row. */
  float[] predict();

  @Override
  default void close() {}
}
