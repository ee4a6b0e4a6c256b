package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/**
 * A loss L_i of one row i, taken from probabilities. (Keras goes back to the logits below a softmax
 * or sigmoid when it can; the two differ only where a probability is beyond 1e-7 or 1 - 1e-7.)
 */
@FunctionalInterface
interface RowLoss {
  /** Keras' fuzz factor, which keeps logarithms finite. */
  double EPSILON = 1e-7;

  double of(Tile yTrue, Tile yPred, int row);

  // L_i = mean_k (y_ik - p_ik)^2
  static double squaredError(Tile yTrue, Tile yPred, int row) {
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      double difference = (double) yTrue.values()[i] - yPred.values()[i];
      sum += difference * difference;
    }
    return sum / yPred.width();
  }

  // L_i = mean_k |y_ik - p_ik|
  static double absoluteError(Tile yTrue, Tile yPred, int row) {
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      sum += Math.abs((double) yTrue.values()[i] - yPred.values()[i]);
    }
    return sum / yPred.width();
  }

  // L_i = -mean_k (y_ik log(q_ik + e) + (1 - y_ik) log(1 - q_ik + e)), q = clip(p), e = 1e-7
  static double binaryCrossentropy(Tile yTrue, Tile yPred, int row) {
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      double y = yTrue.values()[i];
      double q = clip(yPred.values()[i]);
      sum -= y * Math.log(q + EPSILON) + (1 - y) * Math.log(1 - q + EPSILON);
    }
    return sum / yPred.width();
  }

  // L_i = -sum_k y_ik log q_ik, q_ik = clip(p_ik / sum_j p_ij)
  static double categoricalCrossentropy(Tile yTrue, Tile yPred, int row) {
    double mass = mass(yPred, row);
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      sum -= yTrue.values()[i] * Math.log(clip(yPred.values()[i] / mass));
    }
    return sum;
  }

  // L_i = -log q_ic, where c = y_i and q_ik = clip(p_ik) / sum_j clip(p_ij)
  static double sparseCategoricalCrossentropy(Tile yTrue, Tile yPred, int row) {
    int label = (int) yTrue.values()[row];
    if (label < 0 || label >= yPred.width()) {
      throw new IllegalArgumentException(
          "expected class codes from 0 to "
              + (yPred.width() - 1)
              + " but got "
              + yTrue.values()[row]
              + " in row "
              + row);
    }
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      sum += clip(yPred.values()[i]);
    }
    return Math.log(sum / clip(yPred.values()[row * yPred.width() + label]));
  }

  private static double mass(Tile yPred, int row) {
    double sum = 0;
    for (int i = row * yPred.width(); i < (row + 1) * yPred.width(); i++) {
      sum += yPred.values()[i];
    }
    return sum;
  }

  private static double clip(double p) {
    return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
  }
}
