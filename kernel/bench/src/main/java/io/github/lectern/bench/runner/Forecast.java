package io.github.lectern.bench.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Estimates the remaining time from the times of finished jobs. */
final class Forecast {
  private static final double UNKNOWN = 20;
  private static final long LONG = 90;

  private record Past(TrainingJob job, double seconds) {}

  private final List<Past> past = new ArrayList<>();

  void ended(TrainingJob job, double seconds) {
    past.add(new Past(job, seconds));
  }

  /** Returns the estimated total time of some jobs, in seconds. */
  double seconds(List<TrainingJob> jobs) {
    return jobs.stream().mapToDouble(this::seconds).sum();
  }

  /** Returns the estimate in words, such as "12 min" or "40 s". */
  String words(List<TrainingJob> jobs) {
    long seconds = Math.round(seconds(jobs));
    return seconds < LONG ? seconds + " s" : Math.round(seconds / 60.0) + " min";
  }

  private double seconds(TrainingJob job) {
    List<Predicate<TrainingJob>> likenesses =
        List.of(
            other -> isSameWork(job, other) && other.load() == job.load(),
            other -> isSameWork(job, other),
            other -> other.library() == job.library(),
            other -> true);
    return likenesses.stream()
        .map(like -> past.stream().filter(each -> like.test(each.job())).toList())
        .filter(alike -> !alike.isEmpty())
        .findFirst()
        .map(alike -> alike.stream().mapToDouble(Past::seconds).average().orElseThrow())
        .orElse(UNKNOWN);
  }

  private static boolean isSameWork(TrainingJob one, TrainingJob other) {
    return one.benchCase().equals(other.benchCase()) && one.library() == other.library();
  }
}
