package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A number that measures the quality of predictions and is accumulated batch by batch, like {@code
 * keras.metrics.Metric}.
 *
 * <pre>{@code
 * var recall = new Recall();
 * recall.updateState(yTrue, yPred);
 * recall.result();
 * }</pre>
 */
public interface Metric {
  /** Returns the name in the log, such as "accuracy" or "recall_1". */
  String name();

  /**
   * Adds the rows of one batch.
   *
   * @param yTrue the labels, [rows, labels]
   * @param yPred the predictions, [rows, outputs]
   * @throws IllegalArgumentException if the shapes do not match
   */
  void updateState(Tile yTrue, Tile yPred);

  /**
   * Adds the rows of two tensors of any numeric type. The last axis contains the columns of a row.
   * A vector, or a tensor with fewer axes than the other one, has a single column.
   *
   * @param yTrue the labels, [n, labels] or [n]
   * @param yPred the predictions, [n, outputs] or [n]
   * @throws IllegalArgumentException if the shapes do not match
   */
  default void updateState(INDArray yTrue, INDArray yPred) {
    Tile[] tiles = Tiles.of(yTrue, yPred);
    updateState(tiles[0], tiles[1]);
  }

  /** Returns the value over all rows since the last reset. */
  double result();

  /** Discards all rows that were added. */
  void resetState();

  /** Returns all settings except the name, by their names in Keras, such as "thresholds". */
  default Map<String, Object> config() {
    return Map.of();
  }

  /**
   * Returns an error message for the user if this metric cannot compare labels and outputs of these
   * widths; otherwise returns empty.
   *
   * @param labels the number of columns of the labels
   * @param outputs the number of columns of the predictions
   */
  default Optional<String> mismatch(int labels, int outputs) {
    return Optional.empty();
  }
}
