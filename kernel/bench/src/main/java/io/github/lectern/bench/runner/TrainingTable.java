package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.Machine;
import java.util.Locale;
import java.util.OptionalDouble;

/** Formats the results for a terminal. */
final class TrainingTable {
  private static final String ROW = "%-11s %-11s%8s%9s%8s%8s%9s%9s%10s%9s%9s%10s%9s%n";
  private static final String LEGEND =
      """
      first    seconds from the call to fit to the end of epoch 1
      steady   seconds of a later epoch: the median of each process, then of the rounds
      min      seconds of the fastest later epoch of all rounds
      vs TF    TensorFlow's seconds / the library's, for steady and for first; above 1 means faster
      x limit  steady / (flops of an epoch / GEMM peak); a layer in -> out needs 2 * 60000 * in * out
               flops forward, the same for dW and, except in the first layer, the same for dX
      peak MB  peak of resident memory until the end of training
      eval,    seconds for the 10,000 test images in batches of 32, in the second call
      predict
      cores ns nanoseconds that a cache line takes to travel from one core to another and back, before
               and after each run: minimum and maximum over the rounds
      x quiet  steady alongside the busy process / steady when quiet
      ~        epochs were cut short after a few seconds, and their time was scaled to 60,000 images
      """;

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private TrainingTable(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new TrainingTable(results).build();
  }

  private String build() {
    Machine machine = results.machine();
    add(
        "%n%s, %d cores; %s; %s%n",
        machine.cpu(), machine.cores(), machine.jdk(), machine.system());
    add(
        "GEMM peak %.1f GFLOP/s (cblas_sgemm, all cores, median of the rounds); ",
        machine.gemmPeak() / 1e9);
    add("load average before the start %.2f%n", machine.loadAverage());
    results.options().loads().forEach(this::addLoad);
    add("%n%s", LEGEND);
    results.failures().forEach(run -> add("%nFAILED %s: %s%n", run.job(), run.failure()));
    return text.toString();
  }

  private void addLoad(Load load) {
    add("%n%s%n", load == Load.QUIET ? "Quiet" : "Alongside a process that keeps one core busy");
    add(
        ROW,
        "case",
        "library",
        "first",
        "steady",
        "min",
        "vs TF",
        "(first)",
        "x limit",
        "peak MB",
        "eval",
        "predict",
        "cores ns",
        load == Load.BUSY ? "x quiet" : "");
    for (BenchCase benchCase : results.options().cases()) {
      for (Library library : results.options().libraries()) {
        results
            .figures(load, benchCase, library)
            .ifPresentOrElse(
                figures -> addRow(load, benchCase, library, figures),
                () -> add("%-11s %-11s  failed%n", benchCase.name(), library.label()));
      }
    }
  }

  private void addRow(Load load, BenchCase benchCase, Library library, Figures figures) {
    String mark = figures.scaled() ? "~" : "";
    add(
        ROW,
        benchCase.name(),
        library.label(),
        mark + number(figures.first(), 3),
        mark + number(figures.steady(), 3),
        mark + number(figures.minimum(), 3),
        number(results.ratio(load, benchCase, library, Figures::steady)),
        number(results.ratio(load, benchCase, library, Figures::first)),
        number(results.timesLimit(benchCase, figures), 2),
        number(figures.peakMegabytes(), 0),
        number(figures.evaluate(), 3),
        number(figures.predict(), 3),
        range(figures.shortestHandover(), figures.longestHandover()),
        load == Load.BUSY ? number(results.slowdown(benchCase, library)) : "");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble(), 2) : "-";
  }

  private static String range(double least, double most) {
    return !Double.isFinite(least) ? "-" : number(least, 0) + "-" + number(most, 0);
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
