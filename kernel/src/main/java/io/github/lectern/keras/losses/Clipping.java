package io.github.lectern.keras.losses;

/** Keras' fuzz factor, which keeps logarithms finite. */
final class Clipping {
  static final double EPSILON = 1e-7;

  private Clipping() {}

  /** p, but at least 1e-7 and at most 1 - 1e-7; NaN stays NaN. */
  static double clip(double p) {
    return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
  }

  /** Returns whether {@link #clip} changes p, so that no gradient passes. */
  static boolean clips(double p) {
    return p < EPSILON || p > 1 - EPSILON;
  }
}
