package io.github.lectern.keras.optimizers;

/**
 * The decay of Adam's second moment, 0 up to 1.
 *
 * @param value the number
 */
public record Beta2(double value) implements Setting, AdamOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Beta2 {
    Setting.requireDecay("beta2", value);
  }
}
