package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Arrays;

/** The categorical cross-entropy of a softmax: L = -sum_k y_k log p_k, where p = softmax(z). */
final class SoftmaxCrossentropy implements LogitsLoss {
  private final Targets targets;

  /**
   * Creates the loss.
   *
   * @param targets converts labels, which may be one-hot rows or class numbers
   */
  SoftmaxCrossentropy(Targets targets) {
    this.targets = targets;
  }

  /** Converts labels to target probabilities. */
  interface Targets {
    /**
     * Writes the target probabilities of one sample.
     *
     * @param labels several rows of labels
     * @param row the row to read
     * @param y receives the probability y_k of each class; must contain zeros before the call
     */
    void read(Tile labels, int row, double[] y);
  }

  @Override
  public void compute(Tile yTrue, Tile z, float[] losses, Tile gradient) {
    double[] y = new double[z.width()];
    double[] e = new double[z.width()];
    for (int row = 0; row < z.rows(); row++) {
      Arrays.fill(y, 0);
      targets.read(yTrue, row, y);
      losses[row] = (float) rowLoss(y, z.values(), row * z.width(), e, gradient.values());
    }
  }

  // m = max z;  e_k = exp(z_k - m), which cannot overflow;  s = sum_k e_k;  p_k = e_k / s
  // L = sum_k y_k (m + log s - z_k)
  // dL/dz_k = p_k sum_j y_j - y_k
  private static double rowLoss(double[] y, float[] z, int start, double[] e, float[] gradient) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < y.length; k++) {
      max = Math.max(max, z[start + k]);
    }
    double sum = 0;
    double mass = 0;
    for (int k = 0; k < y.length; k++) {
      e[k] = Math.exp(z[start + k] - max);
      sum += e[k];
      mass += y[k];
    }
    double logSum = max + Math.log(sum);
    double loss = 0;
    for (int k = 0; k < y.length; k++) {
      double p = e[k] / sum;
      // 0 times infinity would be NaN, but the loss in Keras is 0
      loss += y[k] == 0 ? 0 : y[k] * (logSum - z[start + k]);
      gradient[start + k] = (float) (p * mass - y[k]);
      z[start + k] = (float) p;
    }
    return Double.isNaN(logSum) ? Double.NaN : loss;
  }
}
