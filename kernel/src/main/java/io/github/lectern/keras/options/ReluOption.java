package io.github.lectern.keras.options;

/** A keyword argument of {@code new ReLU}. */
public sealed interface ReluOption
    permits ReluOption.MaxValue, ReluOption.NegativeSlope, LayerOption {
  /**
   * {@code maxValue(6)}: the largest output.
   *
   * @param value at least 0
   */
  record MaxValue(double value) implements ReluOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public MaxValue {
      Ranges.requireFiniteAtLeastZero("maxValue", value, "6");
    }
  }

  /**
   * {@code negativeSlope(0.1)}: the slope for negative inputs.
   *
   * @param value at least 0; the default is 0
   */
  record NegativeSlope(double value) implements ReluOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public NegativeSlope {
      Ranges.requireFiniteAtLeastZero("negativeSlope", value, "0.1");
    }
  }
}
