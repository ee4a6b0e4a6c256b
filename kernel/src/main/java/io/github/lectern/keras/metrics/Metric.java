package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** A number that sums up predictions, gathered batch by batch. */
public interface Metric {
  /** The name in the log, such as "accuracy" or "recall_1". */
  String name();

  /**
   * Adds the rows of one batch.
   *
   * @param yTrue what is right, [rows, labels]
   * @param yPred what was predicted, [rows, outputs]
   */
  void updateState(Tile yTrue, Tile yPred);

  /** The value over all rows since the last reset. */
  double result();

  /** Forgets all rows. */
  void resetState();
}
