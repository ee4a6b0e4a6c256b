package io.github.lectern.keras.metrics;

/**
 * Computes TP / (TP + FP), the fraction of the positive predictions that are correct, like {@code
 * keras.metrics.Precision}.
 *
 * <p>A prediction is positive if it is above the threshold, which is 0.5 by default. If there are
 * several columns, the entries of all columns are counted together. The result is 0 if there are no
 * positive predictions.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new Precision(thresholds(0.3))));
 * }</pre>
 */
public final class Precision extends ConfusionMetric {
  /**
   * Creates the metric. Without a name, the first such metric of the session is called "precision",
   * the second "precision_1", and so on.
   */
  public Precision(ConfusionOption... options) {
    super("precision", options);
  }

  /**
   * Creates a metric with one threshold.
   *
   * @param threshold from 0 to 1
   * @param options further keyword arguments
   * @throws IllegalArgumentException if the threshold is not from 0 to 1
   */
  public Precision(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FP)
  @Override
  double ratio(BinaryConfusionMatrix matrix) {
    return matrix.precision();
  }
}
