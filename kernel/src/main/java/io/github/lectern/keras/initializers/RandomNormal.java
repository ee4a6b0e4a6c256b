package io.github.lectern.keras.initializers;

/**
 * Draws weights from a normal distribution, like {@code keras.initializers.RandomNormal}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new RandomNormal(0, 0.01)))
 * }</pre>
 *
 * @param mean the mean
 * @param stddev the standard deviation
 */
public record RandomNormal(double mean, double stddev) implements Initializer {
  /** Creates an initializer with mean 0 and standard deviation 0.05. */
  public RandomNormal() {
    this(0, 0.05);
  }

  @Override
  public String name() {
    return "random_normal";
  }

  @Override
  public float[] initialize(int... shape) {
    return Draw.normal(Fans.of(shape).size(), mean, stddev);
  }

  @Override
  public String toString() {
    return "RandomNormal(mean=" + mean + ", stddev=" + stddev + ")";
  }
}
