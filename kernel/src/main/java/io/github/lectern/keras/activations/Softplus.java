package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = log(1 + exp(z)), like {@code keras.activations.softplus}. */
public final class Softplus implements ActivationFunction {
  @Override
  public String name() {
    return "softplus";
  }

  // y = max(z, 0) + log(1 + exp(-|z|)), so that exp does not overflow
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) (Math.max(v[i], 0) + Math.log1p(Math.exp(-Math.abs(v[i]))));
    }
  }

  // dz = sigmoid(z) dy = (1 - exp(-y)) dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= (float) -Math.expm1(-v[i]);
    }
  }

  @Override
  public String toString() {
    return "Softplus()";
  }
}
