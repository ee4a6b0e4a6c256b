package io.github.lectern.keras.callbacks;

/** A keyword argument of {@link ReduceLROnPlateau}. */
public sealed interface ReduceLrOption
    permits EarlyStoppingOption.Monitor,
        EarlyStoppingOption.MinDelta,
        EarlyStoppingOption.Patience,
        EarlyStoppingOption.Mode,
        EarlyStoppingOption.VerboseOption,
        ReduceLrOption.Factor,
        ReduceLrOption.Cooldown,
        ReduceLrOption.MinLr {
  /**
   * {@code factor(0.1)}: the factor by which the learning rate is reduced.
   *
   * @param value above 0 and below 1
   */
  record Factor(double value) implements ReduceLrOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the factor is out of range
     */
    public Factor {
      if (!(value > 0 && value < 1)) {
        throw new IllegalArgumentException(
            "factor: expected a number above 0 and below 1 but got " + value + "; try factor(0.1)");
      }
    }
  }

  /**
   * {@code cooldown(2)}: the number of epochs after a reduction that do not count as epochs without
   * improvement.
   *
   * @param value at least 0, which is the default
   */
  record Cooldown(int value) implements ReduceLrOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Cooldown {
      if (value < 0) {
        throw new IllegalArgumentException("cooldown: expected at least 0 epochs but got " + value);
      }
    }
  }

  /**
   * {@code minLr(0.00001)}: the smallest learning rate.
   *
   * @param value at least 0, which is the default
   */
  record MinLr(double value) implements ReduceLrOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public MinLr {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException(
            "minLr: expected a finite number of at least 0 but got " + value);
      }
    }
  }
}
