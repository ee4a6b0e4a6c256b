package io.github.lectern.keras.optimizers;

/**
 * The step size, above 0.
 *
 * @param value the number
 */
public record LearningRate(double value) implements Setting, SgdOption, AdamOption, RmspropOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public LearningRate {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "learningRate: expected a number above 0, was " + value + "; try learningRate(0.001)");
    }
  }
}
