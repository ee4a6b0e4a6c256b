package io.github.lectern.keras.metrics;

/** A keyword argument of {@link BinaryAccuracy}. */
public sealed interface BinaryAccuracyOption permits BinaryAccuracyOption.Threshold, MetricOption {
  /**
   * {@code threshold(0.5)}: predictions above it count as 1.
   *
   * @param value 0.5 unless given
   */
  record Threshold(double value) implements BinaryAccuracyOption {}
}
