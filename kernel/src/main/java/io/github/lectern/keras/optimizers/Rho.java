package io.github.lectern.keras.optimizers;

/**
 * The decay of RMSprop's mean square, 0 up to 1.
 *
 * @param value the number
 */
public record Rho(double value) implements Setting, RmspropOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Rho {
    Setting.requireDecay("rho", value);
  }
}
