package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = exp(z), like {@code keras.activations.exponential}. */
public final class Exponential implements ActivationFunction {
  @Override
  public String name() {
    return "exponential";
  }

  // y = exp(z)
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) Math.exp(v[i]);
    }
  }

  // dz = y dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= v[i];
    }
  }

  @Override
  public String toString() {
    return "Exponential()";
  }
}
