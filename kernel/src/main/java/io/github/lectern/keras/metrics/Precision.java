package io.github.lectern.keras.metrics;

import io.github.lectern.keras.metrics.ThresholdCounts.Counts;

/**
 * TP / (TP + FP): how many of the entries found are true, like {@code keras.metrics.Precision}.
 *
 * <p>An entry is found when its prediction is above the threshold, 0.5 unless given. With several
 * columns all their entries count alike. Nothing found gives 0.
 */
public final class Precision extends ConfusionMetric {
  /** Named "precision", "precision_1" and so on over the session, unless a name is given. */
  public Precision(ConfusionOption... options) {
    super("precision", options);
  }

  /** The same at a threshold from 0 to 1. */
  public Precision(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FP)
  @Override
  double ratio(Counts counts) {
    return counts.precision();
  }
}
