package io.github.lectern.keras.callbacks;

/**
 * The epochs without improvement after which training ends; 0 unless given.
 *
 * @param value not negative
 */
public record Patience(int value) implements EarlyStoppingOption {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Patience {
    if (value < 0) {
      throw new IllegalArgumentException("patience: expected at least 0, was " + value);
    }
  }
}
