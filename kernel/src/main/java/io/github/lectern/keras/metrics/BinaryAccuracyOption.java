package io.github.lectern.keras.metrics;

/** A keyword argument of {@link BinaryAccuracy}. */
public sealed interface BinaryAccuracyOption permits BinaryAccuracyOption.Threshold, MetricOption {
  /**
   * {@code threshold(0.5)}: the number above which a prediction counts as 1.
   *
   * @param value the threshold; the default is 0.5
   */
  record Threshold(double value) implements BinaryAccuracyOption {}
}
