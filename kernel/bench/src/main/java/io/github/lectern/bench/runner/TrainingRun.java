package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.PeerResult;
import java.util.List;
import java.util.Optional;

/**
 * A finished process.
 *
 * @param result the result, if the process succeeded
 * @param failure the reason for the failure; empty if the process succeeded
 * @param handovers the core-to-core round trips before and after it, in nanoseconds
 */
record TrainingRun(
    TrainingJob job, Optional<PeerResult> result, String failure, List<Double> handovers) {
  private static final double LEARNT = 0.25;

  /**
   * Returns a finished run, which counts as failed if a loss is not finite or the accuracy is below
   * 0.25.
   */
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
        "expected finite losses and a test accuracy of at least %s but got accuracy %s and loss %s"
            .formatted(LEARNT, accuracy, loss));
  }

  static TrainingRun failed(TrainingJob job, String failure) {
    return new TrainingRun(job, Optional.empty(), failure, List.of());
  }

  /** Returns this run with the core-to-core round trips before and after it. */
  TrainingRun between(double before, double after) {
    return new TrainingRun(job, result, failure, List.of(before, after));
  }
}
