package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/**
 * Checks that the shapes of labels and predictions fit the metric, and creates the error messages
 * if they do not.
 */
final class Agreement {
  private Agreement() {}

  /**
   * Checks the shapes of a batch.
   *
   * @throws IllegalArgumentException if the numbers of rows differ, or the metric does not accept
   *     the numbers of columns
   */
  static void require(Metric metric, Tile yTrue, Tile yPred) {
    String caller = caller(metric);
    if (yTrue.rows() != yPred.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "%sexpected the same number of rows in yTrue and yPred but got %d and %d",
              caller, yTrue.rows(), yPred.rows()));
    }
    metric
        .mismatch(yTrue.width(), yPred.width())
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(caller + reason);
            });
  }

  /**
   * Checks that all predictions are between 0 and 1, as Keras does.
   *
   * @throws IllegalArgumentException if a prediction is below 0, above 1 or NaN
   */
  static void requireProbabilities(Metric metric, Tile yPred) {
    for (int i = 0; i < yPred.size(); i++) {
      float p = yPred.values()[i];
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            String.format(
                "%sexpected predictions from 0 to 1 but got %s in row %d, column %d of the batch; %s",
                caller(metric),
                p,
                yPred.row() + i / yPred.width(),
                i % yPred.width(),
                Float.isNaN(p)
                    ? "the weights or the data contain NaN: check X, or try a lower learning rate"
                    : "end the net with a sigmoid or a softmax"));
      }
    }
  }

  private static String caller(Metric metric) {
    return "Metric \"" + metric.name() + "\": ";
  }

  /**
   * Returns an error message unless labels and outputs have the same number of columns.
   *
   * @param labels the number of columns of the labels
   * @param outputs the number of columns of the predictions
   * @param advice what the user can do, which becomes the end of the message
   */
  static Optional<String> sameWidth(int labels, int outputs, String advice) {
    return labels == outputs
        ? Optional.empty()
        : Optional.of("expected labels [n," + outputs + "] but got [n," + labels + "]; " + advice);
  }

  /**
   * Returns an error message unless the labels are class codes in one column.
   *
   * @param labels the number of columns of the labels
   * @param forOneHot the metric to recommend for one-hot labels
   */
  static Optional<String> classCodes(int labels, String forOneHot) {
    return labels == 1
        ? Optional.empty()
        : Optional.of(
            "expected class numbers [n,1] but got [n,"
                + labels
                + "]; use "
                + forOneHot
                + " for one-hot labels");
  }

  /** Returns advice for users whose labels are not one-hot rows as wide as the predictions. */
  static String oneHot(int labels, int outputs) {
    return labels == 1
        ? "use toCategorical(y, " + outputs + ")"
        : "give the last Dense as many units as y has columns";
  }
}
