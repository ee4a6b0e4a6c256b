package io.github.lectern.keras.optimizers;

/**
 * The decay of Adam's first moment, 0 up to 1.
 *
 * @param value the number
 */
public record Beta1(double value) implements Setting, AdamOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Beta1 {
    Setting.requireDecay("beta1", value);
  }
}
