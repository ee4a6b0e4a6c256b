package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/** Whether labels and predictions go together, and what to say when they do not. */
final class Agreement {
  private Agreement() {}

  /** Fails unless there are as many rows of either and the metric takes their widths. */
  static void require(Metric metric, Tile yTrue, Tile yPred) {
    String caller = caller(metric);
    if (yTrue.rows() != yPred.rows()) {
      throw new IllegalArgumentException(
          caller + "expected " + yPred.rows() + " rows of labels but got " + yTrue.rows());
    }
    metric
        .mismatch(yTrue.width(), yPred.width())
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(caller + reason);
            });
  }

  /** Fails unless all predictions are from 0 to 1, as Keras does. */
  static void requireProbabilities(Metric metric, Tile yPred) {
    for (int i = 0; i < yPred.size(); i++) {
      float p = yPred.values()[i];
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            String.format(
                "%sexpected predictions from 0 to 1 but got %s in row %d, column %d; %s",
                caller(metric),
                p,
                i / yPred.width(),
                i % yPred.width(),
                Float.isNaN(p)
                    ? "the weights or the data hold NaN: check X, or try a lower learning rate"
                    : "end the net with a sigmoid or a softmax"));
      }
    }
  }

  private static String caller(Metric metric) {
    return "Metric \"" + metric.name() + "\": ";
  }

  /** For metrics that compare one-hot labels, or one column with one column. */
  static Optional<String> sameWidth(int labels, int outputs, String advice) {
    return labels == outputs
        ? Optional.empty()
        : Optional.of("expected labels [n," + outputs + "] but got [n," + labels + "]; " + advice);
  }

  /** For metrics that take class codes; another one takes one-hot labels. */
  static Optional<String> classCodes(int labels, String forOneHot) {
    return labels == 1
        ? Optional.empty()
        : Optional.of(
            "expected class codes [n,1] but got [n,"
                + labels
                + "]; use "
                + forOneHot
                + " for one-hot labels");
  }

  /** Returns what to do about a different width when one-hot labels are needed. */
  static String oneHot(int labels, int outputs) {
    return labels == 1
        ? "use toCategorical(y, " + outputs + ")"
        : "give the last Dense as many units as y has columns";
  }
}
