package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.PeerResult;
import java.util.List;
import java.util.Optional;

/**
 * One process that was run.
 *
 * @param result what it told, if it learnt something
 * @param failure what went wrong otherwise
 * @param handovers nanoseconds between two cores and back, just before and just after
 */
record Run(Job job, Optional<PeerResult> result, String failure, List<Double> handovers) {
  private static final double LEARNT = 0.25;

  /** A run that came to its end; one that does not classify better than chance has failed. */
  static Run ended(Job job, PeerResult result) {
    double loss = result.score().loss();
    double accuracy = result.score().accuracy();
    boolean finite =
        Double.isFinite(loss)
            && result.epochs().stream().allMatch(epoch -> Double.isFinite(epoch.loss()));
    if (finite && accuracy >= LEARNT) {
      return new Run(job, Optional.of(result), "", List.of());
    }
    return failed(
        job,
        "did not learn: expected an accuracy of at least %s on the test images, was %s, loss %s"
            .formatted(LEARNT, accuracy, loss));
  }

  static Run failed(Job job, String failure) {
    return new Run(job, Optional.empty(), failure, List.of());
  }

  /** The same with what was measured before and after it. */
  Run between(double before, double after) {
    return new Run(job, result, failure, List.of(before, after));
  }
}
