package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** The class with the highest score. */
final class ArgMax {
  private ArgMax() {}

  /**
   * Returns the column of the largest number in a row, the first of equals. NaN is never the
   * largest, and a row of nothing but NaN has 0, as in TensorFlow.
   */
  static int of(Tile tile, int row) {
    int start = row * tile.width();
    int best = 0;
    float largest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < tile.width(); k++) {
      float value = tile.values()[start + k];
      if (value > largest) {
        largest = value;
        best = k;
      }
    }
    return best;
  }
}
