package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/**
 * A sigmoid of three straight lines: y = 0.2 z + 0.5, but at least 0 and at most 1, like {@code
 * keras.activations.hard_sigmoid} in Keras 2.7.
 */
public final class HardSigmoid implements ActivationFunction {
  @Override
  public String name() {
    return "hard_sigmoid";
  }

  // y = max(0, min(0.2 z + 0.5, 1)); NaN stays NaN
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = Math.max(0f, Math.min(0.2f * v[i] + 0.5f, 1f));
    }
  }

  // dz = 0.2 dy if 0 < y < 1, and otherwise 0
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= v[i] > 0 && v[i] < 1 ? 0.2f : 0f;
    }
  }

  @Override
  public String toString() {
    return "HardSigmoid()";
  }
}
