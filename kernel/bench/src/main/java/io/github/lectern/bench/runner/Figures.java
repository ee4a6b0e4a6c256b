package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Statistics;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a library for a case. They are medians over the rounds, except for minima and
 * maxima.
 *
 * @param first the seconds of the first epoch
 * @param steady the seconds of a later epoch
 * @param minimum the seconds of the fastest epoch of all rounds
 * @param evaluate the seconds of the second evaluation
 * @param predict the seconds of the second prediction
 * @param peakMegabytes the peak of resident memory until the end of training
 * @param scaled whether epochs were cut short in some round
 * @param rounds the number of successful rounds
 * @param shortestHandover the shortest core-to-core round trip in nanoseconds; not finite if not
 *     measured
 * @param longestHandover the longest core-to-core round trip in nanoseconds
 */
record Figures(
    double first,
    double steady,
    double minimum,
    double evaluate,
    double predict,
    double peakMegabytes,
    boolean scaled,
    int rounds,
    double shortestHandover,
    double longestHandover) {
  private static final double KILOBYTES = 1024;

  /** Returns the figures, if at least one run succeeded. */
  static Optional<Figures> of(
      List<TrainingRun> runs, Load load, BenchCase benchCase, Library library) {
    List<TrainingRun> ended =
        runs.stream()
            .filter(run -> run.job().load() == load)
            .filter(run -> run.job().benchCase().equals(benchCase))
            .filter(run -> run.job().library() == library)
            .filter(run -> run.result().isPresent())
            .toList();
    return ended.isEmpty() ? Optional.empty() : Optional.of(of(ended));
  }

  private static Figures of(List<TrainingRun> ended) {
    List<PeerResult> results = ended.stream().flatMap(run -> run.result().stream()).toList();
    DoubleSummaryStatistics handovers =
        ended.stream()
            .flatMap(run -> run.handovers().stream())
            .mapToDouble(each -> each)
            .summaryStatistics();
    List<EpochTiming> timings = results.stream().map(EpochTiming::of).toList();
    return new Figures(
        median(timings, EpochTiming::first),
        median(timings, EpochTiming::steady),
        Statistics.minimum(timings.stream().mapToDouble(EpochTiming::minimum).toArray()),
        median(results, result -> last(result.evaluateSeconds())),
        median(results, result -> last(result.predictSeconds())),
        median(results, result -> result.peakKilobytes() / KILOBYTES),
        timings.stream().anyMatch(EpochTiming::scaled),
        results.size(),
        handovers.getMin(),
        handovers.getMax());
  }

  private static <T> double median(List<T> items, ToDoubleFunction<T> value) {
    return Statistics.median(items.stream().mapToDouble(value).toArray());
  }

  private static double last(List<Double> seconds) {
    return seconds.get(seconds.size() - 1);
  }
}
