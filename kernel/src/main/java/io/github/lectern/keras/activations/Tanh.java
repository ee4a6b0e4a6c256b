package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = tanh(z), like {@code keras.activations.tanh}. */
public final class Tanh implements ActivationFunction {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) Math.tanh(v[i]);
    }
  }

  // dz = (1 - y^2) dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= 1f - v[i] * v[i];
    }
  }

  @Override
  public String toString() {
    return "Tanh()";
  }
}
