package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A number that sums up predictions, gathered batch by batch, like {@code keras.metrics.Metric}.
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
   * @param yTrue what is right, [rows, labels]
   * @param yPred what was predicted, [rows, outputs]
   * @throws IllegalArgumentException if the shapes do not go together
   */
  void updateState(Tile yTrue, Tile yPred);

  /**
   * Adds the rows of whole tensors of any numeric type. The last axis is that of the classes; a
   * tensor of one axis fewer than the other, or two vectors, hold one value a row.
   *
   * @param yTrue what is right, [n, labels] or [n]
   * @param yPred what was predicted, [n, outputs] or [n]
   * @throws IllegalArgumentException if the shapes do not go together
   */
  default void updateState(INDArray yTrue, INDArray yPred) {
    Tile[] tiles = Tiles.of(yTrue, yPred);
    updateState(tiles[0], tiles[1]);
  }

  /** Returns the value over all rows since the last reset. */
  double result();

  /** Forgets all rows. */
  void resetState();

  /** Returns its settings besides the name, by Keras' names, such as "thresholds". */
  default Map<String, Object> config() {
    return Map.of();
  }

  /**
   * Returns why labels of this width do not go with outputs of that width, in words for the user,
   * or empty when they do.
   */
  default Optional<String> mismatch(int labels, int outputs) {
    return Optional.empty();
  }
}
