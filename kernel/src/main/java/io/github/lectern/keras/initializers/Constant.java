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
  public float[] initialize(int fanIn, int fanOut) {
    float[] weights = new float[fanIn * fanOut];
    Arrays.fill(weights, (float) value);
    return weights;
  }
}
