package io.github.lectern.bench.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The main program of every library: one case, trained, evaluated and predicted in one process. */
public final class PeerProgram {
  private static final int CALLS = 2;
  private static final double TOLERANCE = 1e-3;

  private PeerProgram() {}

  /** Makes a library ready for one case: its data is loaded, its net described. */
  public interface Maker {
    /** Called once, before any clock runs. */
    Peer make(BenchCase benchCase) throws IOException;
  }

  /**
   * Runs one case and prints its {@link PeerResult}.
   *
   * @param args the case's name, then the words of an {@link Effort}
   */
  public static void run(String[] args, Maker maker) throws IOException {
    ParentWatch.start();
    BenchCase benchCase = BenchCase.of(args[0]);
    Effort effort = Effort.of(Arrays.copyOfRange(args, 1, args.length));
    try (Peer peer = maker.make(benchCase)) {
      System.out.println(result(peer, benchCase, effort).line());
    }
  }

  private static PeerResult result(Peer peer, BenchCase benchCase, Effort effort)
      throws IOException {
    TrainingClock clock = new TrainingClock(effort, benchCase.steps(), System::nanoTime);
    peer.fit(clock);
    long peak = peakKilobytes();
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

  private static void requireProbabilities(float[] probabilities) {
    double sum = 0;
    for (float p : probabilities) {
      sum += p;
    }
    int expected = Images.TEST;
    if (probabilities.length != expected * Images.CLASSES
        || Math.abs(sum - expected) > TOLERANCE * expected) {
      throw new IllegalStateException(
          "predict: expected %d rows of %d that sum to 1 each, were %d numbers that sum to %s"
              .formatted(expected, Images.CLASSES, probabilities.length, sum));
    }
  }

  /** The high-water mark of resident memory, 0 where the system does not tell it. */
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
