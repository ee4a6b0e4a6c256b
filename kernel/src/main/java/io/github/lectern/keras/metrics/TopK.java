package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** Decides whether a class is among the k classes with the highest scores. */
final class TopK {
  private TopK() {}

  /**
   * Returns whether fewer than k scores of a row are higher than that of the class, so that classes
   * with equal scores are all included. As in TensorFlow, the result is false if a score that
   * matters is NaN or infinite, or there is no such class.
   */
  static boolean contains(Tile scores, int row, int label, int k) {
    if (label < 0 || label >= scores.width()) {
      return false;
    }
    int start = row * scores.width();
    float score = scores.values()[start + label];
    int higher = 0;
    for (int i = start; i < start + scores.width(); i++) {
      if (!Float.isFinite(scores.values()[i])) {
        return false;
      }
      higher += scores.values()[i] > score ? 1 : 0;
    }
    return higher < k;
  }

  /**
   * Returns k.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  static int requirePositive(String metric, int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          metric + ": expected k to be at least 1 but got " + k + "; try new " + metric + "(5)");
    }
    return k;
  }
}
