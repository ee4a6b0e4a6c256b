package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.CoreLatency;
import io.github.lectern.bench.protocol.Machine;
import io.github.lectern.bench.protocol.PeerResult;
import io.github.lectern.bench.protocol.Statistics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the training benchmark: {@code ./lecture bench training}. */
public final class TrainingBench {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String GEMM_PEAK = "io.github.lectern.bench.ours.GemmPeak";

  private final Path root = Path.of("").toAbsolutePath();
  private final Path output = root.resolve("target/bench");
  private final Path json = output.resolve("training.json");
  private final String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final Map<String, String> dropped = ChildEnvironment.dropped(System.getenv());
  // bench.sh starts this program with the JVM flags of the kernel.
  private final Launcher launcher =
      new Launcher(root, ManagementFactory.getRuntimeMXBean().getInputArguments());
  private final Launcher peerLauncher = launcher.withoutCompilerFlags();
  private final Forecast forecast = new Forecast();
  private final TrainingOptions options;

  private TrainingBench(TrainingOptions options) {
    this.options = options;
  }

  /**
   * Runs the benchmark. The working directory must be the top directory of the project.
   *
   * @param args the options of {@code ./lecture bench training}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    TrainingOptions options;
    try {
      options = TrainingOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(new TrainingBench(options).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    tellDropped();
    Results results;
    try {
      results = runAll(Machine.loadAverageNow());
    } catch (ProgramFailure e) {
      say("cannot measure the GEMM peak: " + e.getMessage());
      return false;
    }
    System.out.print(TrainingTable.of(results));
    say("wrote " + root.relativize(json));
    return results.isComplete();
  }

  private void tellDropped() {
    if (!dropped.isEmpty()) {
      say("environment variables that are not passed on: " + dropped);
    }
  }

  private double gemmPeak() throws IOException, InterruptedException, ProgramFailure {
    String classPath =
        Library.OURS
            .classPath(root)
            .orElseThrow(() -> new ProgramFailure("kernel/bench is not built"));
    String text =
        launcher.run(classPath, GEMM_PEAK, List.of(), output.resolve("gemm-peak.log"), LIMIT);
    return text.lines()
        .filter(line -> line.startsWith("gemm-peak "))
        .mapToDouble(line -> Double.parseDouble(line.substring("gemm-peak ".length())))
        .findFirst()
        .orElseThrow(() -> new ProgramFailure("expected a line with the peak but got none"));
  }

  private Results runAll(double loadAverage)
      throws IOException, InterruptedException, ProgramFailure {
    List<TrainingJob> jobs = TrainingJob.schedule(options);
    List<TrainingRun> runs = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    for (TrainingJob job : jobs) {
      if (runs.isEmpty() || !job.isOfRound(runs.get(runs.size() - 1).job())) {
        peaks.add(gemmPeak());
        say("GEMM peak %.1f GFLOP/s".formatted(peaks.get(peaks.size() - 1) / 1e9));
      }
      String left = forecast.words(jobs.subList(runs.size(), jobs.size()));
      say("%d of %d, about %s left: %s".formatted(runs.size() + 1, jobs.size(), left, job));
      long start = System.nanoTime();
      double before = CoreLatency.nanoseconds();
      TrainingRun run = job.load() == Load.BUSY ? runWhileBusy(job) : run(job);
      run = run.between(before, CoreLatency.nanoseconds());
      forecast.ended(job, (System.nanoTime() - start) / 1e9);
      tell(run);
      runs.add(run);
      write(results(loadAverage, peaks, runs), jobs.size() - runs.size());
    }
    return results(loadAverage, peaks, runs);
  }

  private Results results(double loadAverage, List<Double> peaks, List<TrainingRun> runs)
      throws IOException {
    double peak = Statistics.median(peaks.stream().mapToDouble(each -> each).toArray());
    return new Results(options, Machine.describe(loadAverage, peak), runs);
  }

  /** Writes the results after each run, so that an interrupted benchmark keeps them. */
  private void write(Results results, int left) throws IOException {
    Files.writeString(json, TrainingJson.of(results, date, dropped.keySet(), left));
  }

  private TrainingRun runWhileBusy(TrainingJob job) throws IOException, InterruptedException {
    try (BusyProcess busy = BusyProcess.start(launcher, output.resolve("busy-process.log"))) {
      TrainingRun run = run(job);
      return busy.isAlive() ? run : TrainingRun.failed(job, "the busy process had already ended");
    }
  }

  private TrainingRun run(TrainingJob job) throws IOException, InterruptedException {
    Optional<String> classPath = job.library().classPath(root);
    if (classPath.isEmpty()) {
      return TrainingRun.failed(job, "not built; see target/state/bench.log");
    }
    List<String> words = new ArrayList<>(List.of(job.benchCase().name()));
    words.addAll(List.of(job.effort().words()));
    Launcher own = job.library() == Library.OURS ? launcher : peerLauncher;
    try {
      String text = own.run(classPath.get(), job.library().mainClass(), words, log(job), LIMIT);
      return PeerResult.find(text)
          .map(result -> TrainingRun.ended(job, result))
          .orElseGet(() -> TrainingRun.failed(job, "no result printed; see " + log(job)));
    } catch (ProgramFailure e) {
      return TrainingRun.failed(job, e.getMessage());
    }
  }

  private Path log(TrainingJob job) {
    return output.resolve(
        "%s-%d-%s-%s.log"
            .formatted(
                job.load().label(), job.round(), job.benchCase().name(), job.library().label()));
  }

  private static void tell(TrainingRun run) {
    run.result()
        .ifPresentOrElse(
            result -> {
              EpochTiming timing = EpochTiming.of(result);
              say(
                  "  first %.3f s, steady %.3f s%s, accuracy %.3f; core-to-core %.0f ns, then %.0f"
                      .formatted(
                          timing.first(),
                          timing.steady(),
                          timing.scaled() ? " (scaled)" : "",
                          result.score().accuracy(),
                          run.handovers().get(0),
                          run.handovers().get(1)));
            },
            () -> say("  FAILED: " + run.failure()));
  }

  private static void say(String text) {
    System.out.println("bench: " + text);
  }
}
