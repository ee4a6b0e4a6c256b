package io.github.lectern.keras.initializers;

/**
 * Draws weights uniformly from an interval, like {@code keras.initializers.RandomUniform}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new RandomUniform(-0.1, 0.1)))
 * }</pre>
 *
 * @param minval the lower limit
 * @param maxval the upper limit
 */
public record RandomUniform(double minval, double maxval) implements Initializer {
  /** Creates an initializer that draws weights uniformly from -0.05 to 0.05. */
  public RandomUniform() {
    this(-0.05, 0.05);
  }

  @Override
  public String name() {
    return "random_uniform";
  }

  @Override
  public float[] initialize(int... shape) {
    return Draw.uniform(Fans.of(shape).size(), (float) minval, (float) maxval);
  }

  @Override
  public String toString() {
    return "RandomUniform(minval=" + minval + ", maxval=" + maxval + ")";
  }
}
