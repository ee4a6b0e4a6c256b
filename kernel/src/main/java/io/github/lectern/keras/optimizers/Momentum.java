package io.github.lectern.keras.optimizers;

/**
 * How much of the last step is repeated, 0 to 1.
 *
 * @param value the number
 */
public record Momentum(double value) implements Setting, SgdOption, RmspropOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Momentum {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "momentum: expected from 0 to 1, was " + value + "; try momentum(0.9)");
    }
  }
}
