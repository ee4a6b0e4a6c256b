package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Tile;

/**
 * The function of {@link ReLU} and {@link LeakyReLU}: y = a x if x is below 0, and otherwise y =
 * min(x, m).
 *
 * @param slope a
 * @param max m, which may be infinite
 */
record PiecewiseLinear(float slope, float max) implements PointwiseOp.Function {
  // NaN stays NaN; a = 0 gives 0, even if x is infinite
  @Override
  public void apply(Tile x) {
    float[] v = x.values();
    int size = x.size();
    for (int i = 0; i < size; i++) {
      v[i] = v[i] < 0 ? negative(v[i]) : Math.min(v[i], max);
    }
  }

  private float negative(float x) {
    return slope == 0 ? 0 : slope * x;
  }

  // dx = a dy if x <= 0, 0 if x > m, and otherwise dy, as in TensorFlow
  @Override
  public void gradient(Tile x, Tile dy) {
    float[] v = x.values();
    float[] d = dy.values();
    int size = x.size();
    for (int i = 0; i < size; i++) {
      float positive = v[i] > max ? 0 : 1;
      d[i] *= v[i] > 0 ? positive : slope;
    }
  }
}
