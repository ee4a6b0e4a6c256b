package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = max(z, 0), like {@code keras.activations.relu}. */
public final class Relu implements ActivationFunction {
  @Override
  public String name() {
    return "relu";
  }

  // y = max(z, 0); NaN stays NaN
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = Math.max(v[i], 0f);
    }
  }

  // dz = dy [y > 0], so the gradient at z = 0 is 0; like TensorFlow, this multiplies by [y > 0],
  // which is min(y 1e38 1e38, 1) for y >= 0; the JIT compiler would not vectorise a comparison
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= Math.min(v[i] * 1e38f * 1e38f, 1f);
    }
  }

  @Override
  public String toString() {
    return "Relu()";
  }
}
