package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.Epoch;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Score;
import java.util.Arrays;
import java.util.List;

/** Sample runs, as processes would report them. */
final class SampleRuns {
  private static final int WHOLE = 100;

  private SampleRuns() {}

  /** Returns a run of net1-1200 whose epochs took the given seconds. */
  static TrainingRun run(Load load, int round, Library library, double... seconds) {
    return TrainingRun.ended(job(load, round, library), result(WHOLE, seconds));
  }

  static TrainingJob job(Load load, int round, Library library) {
    return new TrainingJob(load, round, BenchCase.of("net1-1200"), library);
  }

  /** Returns a result whose epochs had the given number of steps out of 100. */
  static PeerResult result(int steps, double... seconds) {
    List<Epoch> epochs =
        Arrays.stream(seconds).mapToObj(s -> new Epoch(s, steps, 2.5, Double.NaN)).toList();
    return new PeerResult(
        "Library 1.2",
        WHOLE,
        epochs,
        2048,
        new Score(1.5, 0.6),
        List.of(0.4, 0.3),
        List.of(0.2, 0.1));
  }
}
