package io.github.lectern.keras.metrics;

/**
 * The number of thresholds that {@link AUC} spreads evenly over 0 to 1; 200 unless given.
 *
 * @param value at least 2
 */
public record NumThresholds(int value) implements AucOption {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 2
   */
  public NumThresholds {
    if (value < 2) {
      throw new IllegalArgumentException("numThresholds: expected at least 2, was " + value);
    }
  }
}
