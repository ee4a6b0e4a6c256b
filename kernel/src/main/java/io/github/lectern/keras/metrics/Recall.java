package io.github.lectern.keras.metrics;

/**
 * Computes TP / (TP + FN), the fraction of the positive samples that are predicted as positive,
 * like {@code keras.metrics.Recall}.
 *
 * <p>A prediction is positive if it is above the threshold, which is 0.5 by default. If there are
 * several columns, the entries of all columns are counted together. The result is 0 if there are no
 * positive samples.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new Recall(thresholds(0.3))));
 * }</pre>
 */
public final class Recall extends ConfusionMetric {
  /**
   * Creates the metric. Without a name, the first such metric of the session is called "recall",
   * the second "recall_1", and so on.
   */
  public Recall(ConfusionOption... options) {
    super("recall", options);
  }

  /**
   * Creates a metric with one threshold.
   *
   * @param threshold from 0 to 1
   * @param options further keyword arguments
   * @throws IllegalArgumentException if the threshold is not from 0 to 1
   */
  public Recall(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FN)
  @Override
  double ratio(BinaryConfusionMatrix matrix) {
    return matrix.recall();
  }
}
