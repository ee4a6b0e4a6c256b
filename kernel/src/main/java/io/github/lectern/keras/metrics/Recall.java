package io.github.lectern.keras.metrics;

/**
 * Computes TP / (TP + FN), the fraction of the positives that are found, like {@code
 * keras.metrics.Recall}.
 *
 * <p>A prediction is positive if it is above the threshold, 0.5 unless told otherwise. With several
 * columns, all their entries count alike. Returns 0 if there are no positives.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new Recall(thresholds(0.3))));
 * }</pre>
 */
public final class Recall extends ConfusionMetric {
  /** Named "recall", "recall_1" and so on over the session, unless a name is given. */
  public Recall(ConfusionOption... options) {
    super("recall", options);
  }

  /** Creates a metric with one threshold from 0 to 1. */
  public Recall(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FN)
  @Override
  double ratio(BinaryConfusionMatrix matrix) {
    return matrix.recall();
  }
}
