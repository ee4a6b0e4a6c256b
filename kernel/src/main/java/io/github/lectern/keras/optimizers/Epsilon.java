package io.github.lectern.keras.optimizers;

/**
 * The small number that keeps a quotient finite.
 *
 * @param value the number
 */
public record Epsilon(double value) implements Setting, AdamOption, RmspropOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Epsilon {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "epsilon: expected a small number of 0 or more, was " + value + "; try epsilon(1e-7)");
    }
  }
}
