package io.github.lectern.keras.reference;

import java.util.ArrayList;
import java.util.List;

/** What a dropout layer let through in each step, seen by the probe above it. */
final class RecordedMask {
  /** So many standard deviations are reached once in 10^11 times. */
  private static final double SURE = 7;

  /** Below this, float32 has few digits or none. */
  private static final double SMALLEST = 1e-36;

  private final Probe probe;
  private final double rate;
  private final List<double[]> seen = new ArrayList<>();
  private int step;

  RecordedMask(Probe probe, double rate) {
    this.probe = probe;
    this.rate = rate;
  }

  /** Called after each training step of the net under test. */
  void record() {
    seen.add(probe.seen());
  }

  /** Goes to a step of those that were recorded, from 0. */
  void goTo(int recorded) {
    step = recorded;
  }

  /**
   * The mask that was drawn for x.
   *
   * @throws AssertionError if too many or too few numbers were kept
   */
  // m = 1 / (1 - r) with probability 1 - r, else 0; 1 on average where y says nothing of it
  Estimate of(Estimate x) {
    double[] y = seen.get(step);
    Estimate mask = new Estimate(x.rows, x.columns);
    double kept = 1 / (1 - (double) (float) rate);
    double unknown = SURE * Math.max(1, kept - 1) / Estimate.MOST_DEVIATIONS;
    int known = 0;
    int dropped = 0;
    for (int i = 0; i < y.length; i++) {
      if (Math.abs(x.values[i]) > x.tolerance(i) + SMALLEST) {
        known++;
        dropped += y[i] == 0 ? 1 : 0;
        mask.values[i] = y[i] == 0 ? 0 : kept;
      } else {
        mask.values[i] = 1;
        mask.variances[i] = rate == 0 ? 0 : Estimate.square(unknown);
      }
    }
    requireShare(dropped, known);
    return mask;
  }

  private void requireShare(int dropped, int known) {
    double expected = known * rate;
    double most = SURE * Math.sqrt(expected * (1 - rate)) + SURE;
    if (Math.abs(dropped - expected) > most) {
      throw new AssertionError(
          "Dropout(" + rate + ") dropped " + dropped + " of " + known + " numbers");
    }
  }
}
