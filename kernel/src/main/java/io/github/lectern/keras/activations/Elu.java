package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/**
 * The function y = z if z is above 0, and otherwise y = exp(z) - 1, like {@code
 * keras.activations.elu}.
 */
public final class Elu implements ActivationFunction {
  @Override
  public String name() {
    return "elu";
  }

  // y = exp(z) - 1 if z < 0, and otherwise z; NaN stays NaN
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = v[i] < 0 ? (float) Math.expm1(v[i]) : v[i];
    }
  }

  // dz = (y + 1) dy if y < 0, and otherwise dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= v[i] < 0 ? v[i] + 1f : 1f;
    }
  }

  @Override
  public String toString() {
    return "Elu()";
  }
}
