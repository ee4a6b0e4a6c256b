package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = z / (1 + |z|), like {@code keras.activations.softsign}. */
public final class Softsign implements ActivationFunction {
  @Override
  public String name() {
    return "softsign";
  }

  // y = z / (1 + |z|)
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = v[i] / (1f + Math.abs(v[i]));
    }
  }

  // dz = dy / (1 + |z|)^2 = (1 - |y|)^2 dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= (1f - Math.abs(v[i])) * (1f - Math.abs(v[i]));
    }
  }

  @Override
  public String toString() {
    return "Softsign()";
  }
}
