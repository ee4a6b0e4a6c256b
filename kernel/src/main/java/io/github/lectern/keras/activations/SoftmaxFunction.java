package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y_k = exp(z_k) / sum_j exp(z_j) of each row, like Keras' {@code softmax}. */
public final class SoftmaxFunction implements ActivationFunction {
  @Override
  public String name() {
    return "softmax";
  }

  // y_k = exp(z_k - m) / sum_j exp(z_j - m), m = max z: the shift only avoids overflow
  @Override
  public void apply(Tile z) {
    for (int row = 0; row < z.rows(); row++) {
      applyToRow(z.values(), row * z.width(), (row + 1) * z.width());
    }
  }

  // dz_k = y_k (dy_k - sum_j y_j dy_j)
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    for (int row = 0; row < y.rows(); row++) {
      int from = row * y.width();
      int to = from + y.width();
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += (double) v[i] * d[i];
      }
      for (int i = from; i < to; i++) {
        d[i] = (float) (v[i] * (d[i] - sum));
      }
    }
  }

  private static void applyToRow(float[] v, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      double e = Math.exp((double) v[i] - max);
      v[i] = (float) e;
      sum += e;
    }
    for (int i = from; i < to; i++) {
      v[i] = (float) (v[i] / sum);
    }
  }

  @Override
  public String toString() {
    return "Softmax()";
  }
}
