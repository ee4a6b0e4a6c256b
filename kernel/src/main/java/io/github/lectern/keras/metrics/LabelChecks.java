package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labels and predictions as the confusion matrices and curves take them. */
final class LabelChecks {
  private LabelChecks() {}

  /** Returns both as tiles with as many rows; a refusal starts with the caller's name. */
  static Tile[] tiles(String caller, INDArray yTrue, INDArray yPred) {
    try {
      return Tiles.of(yTrue, yPred);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(caller + ": " + e.getMessage(), e);
    }
  }

  /** Labels of 0 and 1, and scores that are numbers, one column each. */
  static Tile[] binary(String caller, INDArray yTrue, INDArray yScore) {
    Tile[] tiles = tiles(caller, yTrue, yScore);
    for (Tile tile : tiles) {
      if (tile.width() != 1) {
        throw new IllegalArgumentException(
            caller
                + ": expected one column [n] or [n,1] of labels and one of scores but got [n,"
                + tile.width()
                + "]; for several classes use ConfusionMatrix.of");
      }
    }
    for (int i = 0; i < tiles[0].rows(); i++) {
      requireBinary(caller, tiles[0].values()[i], tiles[1].values()[i], i);
    }
    return tiles;
  }

  private static void requireBinary(String caller, float label, float score, int row) {
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException(
          "%s: expected labels 0 and 1 but got %s in row %d".formatted(caller, label, row));
    }
    if (Float.isNaN(score)) {
      throw new IllegalArgumentException(
          caller
              + ": expected scores that are numbers but got NaN in row "
              + row
              + "; the weights or the data hold NaN: check X, or try a lower learning rate");
    }
  }

  /**
   * Returns the class of a row: the code in a single column, else the column of the largest number.
   */
  static int classOf(String caller, Tile tile, int row) {
    if (tile.width() > 1) {
      return ArgMax.of(tile, row);
    }
    float code = tile.values()[row];
    if (code < 0 || code != (int) code) {
      throw new IllegalArgumentException(
          caller
              + ": expected class codes 0, 1, 2, ... but got "
              + code
              + " in row "
              + row
              + "; for probabilities of one class use ConfusionMatrix.binary");
    }
    return (int) code;
  }
}
