package io.github.lectern.keras.optimizers;

/** Flushes decaying numbers to zero before they become subnormal, which would slow arithmetic. */
final class Subnormals {
  private Subnormals() {}

  /**
   * Returns a number that is zero or far from subnormal. If the magnitude of x is at least 3.5e-18,
   * x is returned unchanged. A smaller number may change by a float's rounding error or by up to
   * 7e-33, because both the sum and the difference are multiples of 6.2e-33.
   *
   * <p>Without this method, the moments of a weight whose gradient stays zero become subnormal, and
   * many CPUs are ten times slower with subnormal numbers. Moments that small do not change any
   * weight.
   */
  static float flushToZero(float x) {
    return x + 1e-25f - 1e-25f;
  }
}
