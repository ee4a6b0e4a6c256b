package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.CoreLatency;
import io.github.lectern.bench.protocol.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures and plots how the cost of training grows: {@code ./lecture bench curves}. */
public final class CurvesBench {
  private static final Path JSON = Path.of("target/bench/curves.json");

  private final String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final double loadAverage = Machine.loadAverageNow();
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final String blas =
      Optional.ofNullable(System.getenv("OPENBLAS_CORETYPE")).orElse("default");
  private final CurvesOptions options;

  private CurvesBench(CurvesOptions options) {
    this.options = options;
  }

  /**
   * Measures all curves. The working directory must be the top directory of the project.
   *
   * @param args the options of {@code ./lecture bench curves}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty("java.awt.headless", "true");
    CurvesOptions options;
    try {
      options = CurvesOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    new CurvesBench(options).run();
  }

  private void run() throws IOException, InterruptedException {
    List<Curve> curves = Curve.all(processors);
    say("measuring the GEMM peak; OpenBLAS kernels: %s", blas);
    Peaks before = peaks();
    List<TimedLine> lines = time(curves);
    say("measuring the GEMM peak again");
    Peaks peaks = before.orHigher(peaks());
    List<Measured> all = lines.stream().map(line -> line.withLimits(peaks)).toList();
    Machine machine = Machine.describe(loadAverage, peaks.of(processors));
    Files.createDirectories(JSON.getParent());
    Files.writeString(JSON, CurvesJson.of(date, machine, blas, peaks, options.plan(), all));
    System.out.println();
    System.out.print(CurvesTable.of(machine, blas, peaks, all));
    warn(all);
    say("wrote %s", JSON);
    for (Curve curve : curves) {
      say("drew %s", Pictures.draw(curve, all, options.pictures()));
    }
  }

  private Peaks peaks() {
    return Peaks.measure(Curve.workerCounts(processors), options.plan().gemmTries());
  }

  private List<TimedLine> time(List<Curve> curves) throws InterruptedException {
    TrainingTimer timer = new TrainingTimer(options.plan());
    say("warming up");
    timer.time(Setting.net2(), Span.STEP);
    timer.time(Setting.net2().withBatchSize(32), Span.STEP);
    List<TimedLine> lines = new ArrayList<>();
    for (Curve curve : curves) {
      for (Line line : curve.lines()) {
        say(
            "%s, %s; core-to-core round trip %.0f ns",
            curve.name(), line.name(), CoreLatency.nanoseconds());
        lines.add(new TimedLine(curve, line, timer.time(line, curve.span())));
      }
    }
    return lines;
  }

  private static void warn(List<Measured> all) {
    boolean impossible =
        all.stream()
            .flatMap(measured -> measured.points().stream())
            .anyMatch(point -> point.timesLimit() < 1);
    if (impossible) {
      say(
          "some figures are below the limit, probably because other programs were busy while the peak"
              + " was measured");
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, "bench: " + format + "%n", values);
  }
}
