package io.github.lectern.keras.options;

/**
 * How often training goes through the data.
 *
 * @param value at least 1
 */
public record Epochs(int value) implements FitOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Epochs {
    Check.atLeastOne("epochs", value, "20");
  }
}
