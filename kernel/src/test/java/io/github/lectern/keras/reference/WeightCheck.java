package io.github.lectern.keras.reference;

import static io.github.lectern.keras.reference.Estimate.UNIT;

/** Compares a weight and its optimizer state after a step with what the reference makes of them. */
final class WeightCheck {
  /** Where a gradient may be, in parts of what it may be off. */
  private static final double[] PLACES = {-1, -.5, .5, 1};

  /** What the product may lose of numbers that are too small to move a weight. */
  private static final double NOTHING = 1e-30;

  private final ReferenceOptimizer optimizer;
  private final int t;

  WeightCheck(ReferenceOptimizer optimizer, int t) {
    this.optimizer = optimizer;
    this.t = t;
  }

  /**
   * How far a number is off, in parts of what it may be off: above 1 it is wrong.
   *
   * @param before the weight and the state before the step
   * @param after the same after the step, of the net under test
   */
  double worst(double[] before, double g, double reach, double[] after) {
    double[] expected = optimizer.step(before, g, t);
    double[] resting = optimizer.step(before, 0, t);
    double[] range = new double[after.length];
    double worst = worst(before, expected, resting, range, after);
    if (worst <= 1) {
      return worst; // nearly all are: saves the steps from other gradients
    }
    for (double place : PLACES) {
      widen(range, expected, optimizer.step(before, g + place * reach, t));
    }
    if (Math.abs(g) < reach) {
      widen(range, expected, resting);
    }
    return worst(before, expected, resting, range, after);
  }

  private static double worst(
      double[] before, double[] expected, double[] resting, double[] range, double[] after) {
    double worst = 0;
    for (int i = 0; i < after.length; i++) {
      double terms =
          Math.abs(before[i]) + Math.abs(resting[i]) + Math.abs(expected[i] - resting[i]);
      // Twice the range: two units of a relu whose inputs round across 0 are off together.
      double most = 2 * range[i] + 8 * UNIT * terms + NOTHING;
      double off = Math.abs(after[i] - expected[i]) / most;
      worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
    }
    return worst;
  }

  private static void widen(double[] range, double[] from, double[] to) {
    for (int i = 0; i < range.length; i++) {
      range[i] = Math.max(range[i], Math.abs(to[i] - from[i]));
    }
  }
}
