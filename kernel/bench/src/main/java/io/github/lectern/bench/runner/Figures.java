package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Statistics;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the rounds of one library on one case come to: medians, but for the minimum.
 *
 * @param first seconds
 * @param steady seconds an epoch
 * @param minimum seconds of the fastest epoch of all rounds
 * @param evaluate seconds of the second call
 * @param predict seconds of the second call
 * @param peakMegabytes of resident memory at its highest until the end of the training
 * @param scaled were epochs cut short in some round?
 * @param rounds how many came to their end
 * @param shortestHandover nanoseconds between two cores and back, of all rounds; not finite if not
 *     measured
 * @param longestHandover the same
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

  /** The figures, if at least one run came to its end. */
  static Optional<Figures> of(List<Run> runs, Load load, BenchCase benchCase, Library library) {
    List<Run> ended =
        runs.stream()
            .filter(run -> run.job().load() == load)
            .filter(run -> run.job().benchCase().equals(benchCase))
            .filter(run -> run.job().library() == library)
            .filter(run -> run.result().isPresent())
            .toList();
    return ended.isEmpty() ? Optional.empty() : Optional.of(of(ended));
  }

  private static Figures of(List<Run> ended) {
    List<PeerResult> results = ended.stream().flatMap(run -> run.result().stream()).toList();
    DoubleSummaryStatistics handovers =
        ended.stream()
            .flatMap(run -> run.handovers().stream())
            .mapToDouble(each -> each)
            .summaryStatistics();
    List<Timing> timings = results.stream().map(Timing::of).toList();
    return new Figures(
        median(timings, Timing::first),
        median(timings, Timing::steady),
        Statistics.minimum(timings.stream().mapToDouble(Timing::minimum).toArray()),
        median(results, result -> last(result.evaluateSeconds())),
        median(results, result -> last(result.predictSeconds())),
        median(results, result -> result.peakKilobytes() / KILOBYTES),
        timings.stream().anyMatch(Timing::scaled),
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
