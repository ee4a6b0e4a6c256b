package io.github.lectern.keras.optimizers;

/** Keeps what decays step by step out of the range where float arithmetic is slow. */
final class Subnormals {
  private Subnormals() {}

  /**
   * Returns the number itself from 3.5e-18 on, and below that the same up to a float's rounding or
   * 7e-33: the sum is a multiple of 6.2e-33, and so is the difference, which is zero or far from
   * subnormal.
   *
   * <p>The moments of a weight that gets no gradient any more shrink to subnormal numbers and stay
   * there, on which many CPUs compute ten times more slowly. So small a moment moves no weight.
   */
  static float fade(float x) {
    return x + 1e-25f - 1e-25f;
  }
}
