package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks the labels and predictions for confusion matrices and curves. */
final class LabelChecks {
  private LabelChecks() {}

  /**
   * Returns labels and predictions as two tiles with the same number of rows.
   *
   * @param caller the name with which error messages begin
   * @param yTrue the labels
   * @param yPred the predictions
   * @throws IllegalArgumentException if the numbers of rows differ
   */
  static Tile[] tiles(String caller, INDArray yTrue, INDArray yPred) {
    try {
      return Tiles.of(yTrue, yPred);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(caller + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns labels and scores as two tiles of one column.
   *
   * @param caller the name with which error messages begin
   * @param yTrue the labels, [n] or [n,1]
   * @param yScore the scores, [n] or [n,1]
   * @throws IllegalArgumentException if the shapes do not match, a label is neither 0 nor 1, or a
   *     score is NaN
   */
  static Tile[] binary(String caller, INDArray yTrue, INDArray yScore) {
    Tile[] tiles = tiles(caller, yTrue, yScore);
    for (Tile tile : tiles) {
      if (tile.width() != 1) {
        throw new IllegalArgumentException(
            caller
                + ": expected labels and scores in one column, [n] or [n,1], but got [n,"
                + tile.width()
                + "]; for several classes, use ConfusionMatrix.of");
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
              + ": expected numbers as scores but got NaN in row "
              + row
              + "; the weights or the data contain NaN: check X, or try a lower learning rate");
    }
  }

  /**
   * Returns the class of a row: the class code if there is only one column, otherwise the column of
   * the largest number.
   *
   * @throws IllegalArgumentException if the class code is negative or not an integer
   */
  static int classOf(String caller, Tile tile, int row) {
    if (tile.width() > 1) {
      return ArgMax.of(tile, row);
    }
    float code = tile.values()[row];
    if (code < 0 || code != (int) code) {
      throw new IllegalArgumentException(
          caller
              + ": expected class numbers 0, 1, 2, ... but got "
              + code
              + " in row "
              + row
              + "; for the probabilities of a single class, use ConfusionMatrix.binary");
    }
    return (int) code;
  }
}
