package io.github.lectern.keras.initializers;

import java.util.Arrays;

/**
 * Sets all weights to one number, like {@code keras.initializers.Constant}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new Constant(0.1)))
 * }</pre>
 *
 * @param value the value of every weight
 */
public record Constant(double value) implements Initializer {
  /** Creates an initializer that sets all weights to 0. */
  public Constant() {
    this(0);
  }

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public float[] initialize(int... shape) {
    float[] weights = new float[Fans.of(shape).size()];
    Arrays.fill(weights, (float) value);
    return weights;
  }

  @Override
  public String toString() {
    return "Constant(value=" + value + ")";
  }
}
