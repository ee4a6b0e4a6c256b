package io.github.lectern.keras.initializers;

/**
 * Draws weights from a normal distribution without the numbers that are two or more standard
 * deviations from the mean, like {@code keras.initializers.TruncatedNormal}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new TruncatedNormal(0, 0.01)))
 * }</pre>
 *
 * @param mean the mean
 * @param stddev the standard deviation before the distribution is truncated
 */
public record TruncatedNormal(double mean, double stddev) implements Initializer {
  /** Creates an initializer with mean 0 and standard deviation 0.05. */
  public TruncatedNormal() {
    this(0, 0.05);
  }

  @Override
  public String name() {
    return "truncated_normal";
  }

  @Override
  public float[] initialize(int... shape) {
    return Draw.truncatedNormal(Fans.of(shape).size(), mean, stddev);
  }

  @Override
  public String toString() {
    return "TruncatedNormal(mean=" + mean + ", stddev=" + stddev + ")";
  }
}
