package io.github.lectern.keras.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The predictions above which an entry counts as found.
 *
 * @param values each from 0 to 1
 */
public record Thresholds(List<Double> values) implements ConfusionOption, AucOption {
  /**
   * Copies the numbers.
   *
   * @throws IllegalArgumentException if there is none, or one is not from 0 to 1
   */
  public Thresholds {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("thresholds: expected at least one number, was none");
    }
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "thresholds: expected numbers from 0 to 1, was " + value);
      }
    }
  }

  static ConfusionOption[] and(double threshold, ConfusionOption[] options) {
    ConfusionOption[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = new Thresholds(List.of(threshold));
    return all;
  }
}
