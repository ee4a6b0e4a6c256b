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
   * Returns the times of the epochs in a result. If epochs were cut short, the times of later
   * epochs are scaled to all steps of an epoch. The first epoch includes one-time work, so the
   * steady time of its missing steps is added instead.
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
