package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.PeerResult;
import java.util.List;
import java.util.Optional;

/**
 * A finished process.
 *
 * @param result its result, if it succeeded
 * @param failure the reason of its failure otherwise
 * @param handovers the core-to-core round trips before and after it, in nanoseconds
 */
record TrainingRun(
    TrainingJob job, Optional<PeerResult> result, String failure, List<Double> handovers) {
  private static final double LEARNT = 0.25;

  /** A run that came to its end; one that does not classify better than chance has failed. */
  static TrainingRun ended(TrainingJob job, PeerResult result) {
    double loss = result.score().loss();
    double accuracy = result.score().accuracy();
    boolean finite =
        Double.isFinite(loss)
            && result.epochs().stream().allMatch(epoch -> Double.isFinite(epoch.loss()));
    if (finite && accuracy >= LEARNT) {
      return new TrainingRun(job, Optional.of(result), "", List.of());
    }
    return failed(
        job,
        "expected a test accuracy of at least %s but got %s, loss %s"
            .formatted(LEARNT, accuracy, loss));
  }

  static TrainingRun failed(TrainingJob job, String failure) {
    return new TrainingRun(job, Optional.empty(), failure, List.of());
  }

  /** The same with what was measured before and after it. */
  TrainingRun between(double before, double after) {
    return new TrainingRun(job, result, failure, List.of(before, after));
  }
}
