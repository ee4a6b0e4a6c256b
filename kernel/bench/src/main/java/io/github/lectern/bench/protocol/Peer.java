package io.github.lectern.bench.protocol;

/** A library with its net and data, driven by {@link PeerProgram}. */
public interface Peer extends AutoCloseable {
  /** Returns the library's name and version. */
  String version();

  /**
   * Trains with Adam on shuffled batches until the clock says that no further epoch or step should
   * run. This includes the one-time work of a first fit, such as creating the optimizer, compiling,
   * and initializing the weights.
   */
  void fit(TrainingClock clock);

  /** Returns the number of weights, including biases. It is called after {@link #fit}. */
  long parameters();

  /** Returns the loss and accuracy on the 10,000 test images. */
  Score evaluate();

  /** Returns the class probabilities of the 10,000 test images, [10000,10] in row-major order. */
  float[] predict();

  @Override
  default void close() {}
}
