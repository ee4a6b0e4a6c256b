package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = 1 / (1 + exp(-z)), like {@code keras.activations.sigmoid}. */
public final class Sigmoid implements ActivationFunction {
  @Override
  public String name() {
    return "sigmoid";
  }

  // y = 1 / (1 + exp(-z)); for very negative z, exp overflows to infinity and y is correctly 0
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) (1 / (1 + Math.exp(-v[i])));
    }
  }

  // dz = y (1 - y) dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= v[i] * (1f - v[i]);
    }
  }

  @Override
  public String toString() {
    return "Sigmoid()";
  }
}
