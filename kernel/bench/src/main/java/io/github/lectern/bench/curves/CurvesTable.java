package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.Machine;
import java.util.List;
import java.util.Locale;

/** Formats the measured lines as Markdown tables, which are also readable in a terminal. */
final class CurvesTable {
  private static final String HEAD = "| %-8s | %-10s | %-10s | %-10s | %-8s | %-8s |%n";
  private static final String ROW = "| %8d | %10s | %10s | %10s | %8s | %8s |%n";

  private CurvesTable() {}

  static String of(Machine machine, String blas, Peaks peaks, List<Measured> all) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%s, %d cores; %s; %s%n",
            machine.cpu(), machine.cores(), machine.jdk(), machine.system()));
    text.append(format("OpenBLAS kernels: %s; load average %.2f%n", blas, machine.loadAverage()));
    peaks
        .flops()
        .forEach(
            (threads, flops) ->
                text.append(
                    format(
                        "GEMM peak on %d %s: %.1f GFLOP/s%n",
                        threads, threads == 1 ? "thread" : "threads", flops / 1e9)));
    for (Measured each : all) {
      text.append(of(each));
    }
    return text.toString();
  }

  private static String of(Measured measured) {
    Span span = measured.curve().span();
    StringBuilder text = new StringBuilder("\n");
    text.append(measured.curve().varied()).append("; ").append(measured.line().name());
    text.append("\n\n");
    text.append(
        format(
            HEAD,
            measured.curve().name(),
            "ms/" + span.label(),
            "fastest",
            "limit",
            "x limit",
            "us/image"));
    text.append(format(HEAD, "---:", "---:", "---:", "---:", "---:", "---:"));
    measured.points().forEach(point -> text.append(row(point)));
    return text.toString();
  }

  private static String row(Point point) {
    return format(
        ROW,
        point.value(),
        milliseconds(point.timing().seconds()),
        milliseconds(point.timing().fastest()),
        milliseconds(point.limit()),
        format("%.2f", point.timesLimit()),
        format("%.1f", point.microsecondsAnImage()));
  }

  /** Formats a time with three significant digits. */
  private static String milliseconds(double seconds) {
    double value = seconds * 1e3;
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return format("%." + digits + "f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
