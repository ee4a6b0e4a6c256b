package io.github.lectern.keras.initializers;

import java.util.Arrays;

/**
 * The same number everywhere, like {@code keras.initializers.Constant}.
 *
 * @param value the number
 */
public record Constant(double value) implements Initializer {
  /** 0 everywhere. */
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
