package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.Epoch;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Statistics;

/**
 * The times of a run's epochs, in seconds.
 *
 * @param first the time from the call of fit to the end of the first epoch
 * @param steady the median of the later epochs
 * @param minimum the fastest of the later epochs
 * @param scaled whether epochs were cut short and their times extrapolated
 */
record EpochTiming(double first, double steady, double minimum, boolean scaled) {
  /**
   * Extrapolates epochs that were cut short: a later epoch by its share of the steps; the first,
   * which includes one-time work, by adding the steady time of the missing steps.
   */
  static EpochTiming of(PeerResult result) {
    int whole = result.stepsOfEpoch();
    Epoch first = result.epochs().get(0);
    double[] later =
        result.epochs().stream()
            .skip(1)
            .mapToDouble(epoch -> epoch.seconds() * whole / epoch.steps())
            .toArray();
    double steady = Statistics.median(later);
    double lacking = steady * (whole - first.steps()) / whole;
    boolean scaled = result.epochs().stream().anyMatch(epoch -> epoch.steps() < whole);
    return new EpochTiming(first.seconds() + lacking, steady, Statistics.minimum(later), scaled);
  }
}
