package io.github.lectern.keras.metrics;

import java.util.List;

/** A keyword argument of {@link Precision} and {@link Recall}. */
public sealed interface ConfusionOption
    permits ConfusionOption.Thresholds, ConfusionOption.ClassId, MetricOption {
  /**
   * {@code thresholds(0.3, 0.7)}: the thresholds above which a prediction counts as positive.
   *
   * @param values numbers from 0 to 1, at least one
   */
  record Thresholds(List<Double> values) implements ConfusionOption, AucOption {
    /**
     * Checks and copies the numbers.
     *
     * @throws IllegalArgumentException if there are no numbers, or one is not from 0 to 1
     */
    public Thresholds {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "thresholds: expected at least one number but got none; try thresholds(0.5)");
      }
      for (double value : values) {
        if (!(value >= 0 && value <= 1)) {
          throw new IllegalArgumentException(
              "thresholds: expected numbers from 0 to 1 but got " + value);
        }
      }
    }
  }

  /**
   * {@code classId(3)}: the only column that is counted. By default, all columns are counted.
   *
   * @param value the column, counting from 0
   */
  record ClassId(int value) implements ConfusionOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public ClassId {
      if (value < 0) {
        throw new IllegalArgumentException(
            "classId: expected a column number of at least 0 but got " + value);
      }
    }
  }
}
