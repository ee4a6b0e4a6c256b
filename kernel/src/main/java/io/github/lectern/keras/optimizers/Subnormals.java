package io.github.lectern.keras.optimizers;

/** Flushes decaying numbers to zero before they become subnormal, where arithmetic is slow. */
final class Subnormals {
  private Subnormals() {}

  /**
   * Returns the number itself from 3.5e-18 on, and below that the same up to a float's rounding or
   * 7e-33: the sum is a multiple of 6.2e-33, and so is the difference, which is zero or far from
   * subnormal.
   *
   * <p>Without it, the moments of a weight that no longer gets a gradient become subnormal, and
   * many CPUs compute ten times more slowly with such numbers. Moments that small move no weight.
   */
  static float flushToZero(float x) {
    return x + 1e-25f - 1e-25f;
  }
}
