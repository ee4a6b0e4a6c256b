package io.github.lectern.keras.options;

/**
 * The share of the samples, taken from the end, that is not trained on.
 *
 * @param value above 0 and below 1
 */
public record ValidationSplit(double value) implements FitOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public ValidationSplit {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "validationSplit: expected a share above 0 and below 1, was "
              + value
              + "; try validationSplit(0.2)");
    }
  }
}
