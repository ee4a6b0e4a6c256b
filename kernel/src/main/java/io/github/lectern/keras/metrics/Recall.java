package io.github.lectern.keras.metrics;

import io.github.lectern.keras.metrics.ThresholdCounts.Counts;

/**
 * TP / (TP + FN): how many of the true entries were found, like {@code keras.metrics.Recall}.
 *
 * <p>An entry is found when its prediction is above the threshold, 0.5 unless given. With several
 * columns all their entries count alike. Nothing true gives 0.
 */
public final class Recall extends ConfusionMetric {
  /** Named "recall", "recall_1" and so on over the session, unless a name is given. */
  public Recall(ConfusionOption... options) {
    super("recall", options);
  }

  /** The same at a threshold from 0 to 1. */
  public Recall(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FN)
  @Override
  double ratio(Counts counts) {
    return counts.recall();
  }
}
