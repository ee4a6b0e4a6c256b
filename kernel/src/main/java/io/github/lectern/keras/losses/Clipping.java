package io.github.lectern.keras.losses;

/** Clips probabilities with Keras' fuzz factor, which keeps logarithms finite. */
final class Clipping {
  static final double EPSILON = 1e-7;

  private Clipping() {}

  /** Clips p to the range from 1e-7 to 1 - 1e-7; returns NaN for NaN. */
  static double clip(double p) {
    return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
  }

  /** Returns whether {@link #clip} changes p; if so, the gradient is 0. */
  static boolean clips(double p) {
    return p < EPSILON || p > 1 - EPSILON;
  }
}
