package io.github.lectern.bench.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main program that all libraries share: runs training, evaluation and prediction for one case.
 */
public final class PeerProgram {
  private static final int CALLS = 2;
  private static final double TOLERANCE = 1e-3;

  private PeerProgram() {}

  /** Prepares a library for a case: loads its data and defines its net. */
  public interface Maker {
    /** Loads the data and defines the net. It is called once, before any clock runs. */
    Peer make(BenchCase benchCase) throws IOException;
  }

  /**
   * Runs one case and prints its {@link PeerResult}.
   *
   * @param args the name of the case, followed by the words of a {@link TrainingBudget}
   */
  public static void run(String[] args, Maker maker) throws IOException {
    ParentWatch.start();
    BenchCase benchCase = BenchCase.of(args[0]);
    TrainingBudget effort = TrainingBudget.of(Arrays.copyOfRange(args, 1, args.length));
    try (Peer peer = maker.make(benchCase)) {
      System.out.println(result(peer, benchCase, effort).line());
    }
  }

  private static PeerResult result(Peer peer, BenchCase benchCase, TrainingBudget effort)
      throws IOException {
    TrainingClock clock = new TrainingClock(effort, benchCase.steps(), System::nanoTime);
    peer.fit(clock);
    long peak = peakKilobytes();
    requireParameters(peer.parameters(), benchCase);
    List<Double> evaluate = new ArrayList<>();
    List<Double> predict = new ArrayList<>();
    Score score = new Score(Double.NaN, Double.NaN);
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      score = peer.evaluate();
      evaluate.add(secondsSince(start));
    }
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      float[] probabilities = peer.predict();
      predict.add(secondsSince(start));
      requireProbabilities(probabilities);
    }
    return new PeerResult(
        peer.version(), benchCase.steps(), clock.epochs(), peak, score, evaluate, predict);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void requireParameters(long parameters, BenchCase benchCase) {
    if (parameters != benchCase.parameters()) {
      throw new IllegalStateException(
          "%s: expected a net with %d weights but got one with %d"
              .formatted(benchCase.name(), benchCase.parameters(), parameters));
    }
  }

  private static void requireProbabilities(float[] probabilities) {
    double sum = 0;
    for (float p : probabilities) {
      sum += p;
    }
    int expected = FashionImages.TEST;
    if (probabilities.length != expected * FashionImages.CLASSES
        || Math.abs(sum - expected) > TOLERANCE * expected) {
      throw new IllegalStateException(
          "predict: expected %d rows of %d numbers with sum 1 but got %d numbers with sum %s"
              .formatted(expected, FashionImages.CLASSES, probabilities.length, sum));
    }
  }

  /** Returns the peak of resident memory in kilobytes, or 0 if the system does not report it. */
  private static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
