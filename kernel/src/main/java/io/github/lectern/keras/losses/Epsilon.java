package io.github.lectern.keras.losses;

/** Keras' fuzz factor, which keeps logarithms finite. */
final class Epsilon {
  static final double VALUE = 1e-7;

  private Epsilon() {}

  /** p, but at least 1e-7 and at most 1 - 1e-7; NaN stays NaN. */
  static double clip(double p) {
    return Math.min(Math.max(p, VALUE), 1 - VALUE);
  }

  /** Whether {@link #clip} changes p, so that no gradient passes. */
  static boolean clips(double p) {
    return p < VALUE || p > 1 - VALUE;
  }
}
