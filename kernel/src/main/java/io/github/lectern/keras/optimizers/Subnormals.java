package io.github.lectern.keras.optimizers;

/** Keeps what decays step by step out of the range where float arithmetic is slow. */
final class Subnormals {
  private Subnormals() {}

  /**
   * The number itself from 1e-30 on, and zero within two steps below it.
   *
   * <p>The moments of a weight that gets no gradient any more shrink to subnormal numbers and stay
   * there, on which many CPUs compute ten times more slowly. A moment below 1e-30 moves no weight.
   */
  static float fade(float x) {
    return x * Math.min(Math.abs(x) * 1e30f, 1f);
  }
}
