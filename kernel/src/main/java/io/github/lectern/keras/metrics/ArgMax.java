package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** Finds the class with the highest score. */
final class ArgMax {
  private ArgMax() {}

  /**
   * Returns the column of the largest number in a row. If several columns have the same largest
   * number, it returns the first of them. It ignores NaN and returns 0 if the whole row is NaN, as
   * TensorFlow does.
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
