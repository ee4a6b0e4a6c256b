package io.github.lectern.keras.metrics;

/**
 * Computes TP / (TP + FP), the fraction of the positive predictions that are right, like {@code
 * keras.metrics.Precision}.
 *
 * <p>A prediction is positive if it is above the threshold, 0.5 unless told otherwise. With several
 * columns, all their entries count alike. Returns 0 if there are no positive predictions.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new Precision(thresholds(0.3))));
 * }</pre>
 */
public final class Precision extends ConfusionMetric {
  /** Named "precision", "precision_1" and so on over the session, unless a name is given. */
  public Precision(ConfusionOption... options) {
    super("precision", options);
  }

  /** Creates a metric with one threshold from 0 to 1. */
  public Precision(double threshold, ConfusionOption... options) {
    this(withThreshold(threshold, options));
  }

  // TP / (TP + FP)
  @Override
  double ratio(BinaryConfusionMatrix matrix) {
    return matrix.precision();
  }
}
