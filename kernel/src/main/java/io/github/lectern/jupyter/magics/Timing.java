package io.github.lectern.jupyter.magics;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** Measures code that is repeated; {@code %timeit} puts the code into a call of this class. */
public final class Timing {
  private static final long ENOUGH_NANOS = 200_000_000;
  private static final long MAX_LOOPS = 1_000_000_000;
  private static final double NANOS = 1e9;

  /** Receives each value, so that the JIT compiler cannot omit its computation. */
  @SuppressWarnings("UnusedVariable")
  private static volatile Object sink;

  private final long loops;
  private final int runs;

  private Timing(long loops, int runs) {
    this.loops = loops;
    this.runs = runs;
  }

  /**
   * Creates a measurement.
   *
   * @param loops how often the code is repeated in each run; 0 for as often as 0.2 s allow
   * @param runs the number of runs
   */
  public static Timing of(long loops, int runs) {
    return new Timing(loops, runs);
  }

  /** Statements to measure. */
  @FunctionalInterface
  public interface Statements {
    void run() throws Exception;
  }

  /** Measures statements and returns the report. */
  public String ofStatements(Statements code) throws Exception {
    return ofValue(
        () -> {
          code.run();
          return null;
        });
  }

  /** Measures an expression and returns the report. */
  public String ofValue(Callable<?> code) throws Exception {
    long count = loops > 0 ? loops : enoughLoops(code);
    long[] nanos = new long[runs];
    for (int i = 0; i < runs; i++) {
      nanos[i] = nanos(code, count);
    }
    double mean = LongStream.of(nanos).average().orElseThrow() / count;
    double square =
        LongStream.of(nanos).mapToDouble(n -> (double) n / count - mean).map(d -> d * d).sum();
    return String.format(
        Locale.ROOT,
        "%s ± %s per loop (mean ± standard deviation of %d %s, %,d %s each)",
        duration(mean),
        duration(Math.sqrt(square / runs)),
        runs,
        runs == 1 ? "run" : "runs",
        count,
        count == 1 ? "loop" : "loops");
  }

  private static long enoughLoops(Callable<?> code) throws Exception {
    long count = 1;
    while (nanos(code, count) < ENOUGH_NANOS && count < MAX_LOOPS) {
      count *= 10;
    }
    return count;
  }

  private static long nanos(Callable<?> code, long count) throws Exception {
    long start = System.nanoTime();
    for (long i = 0; i < count; i++) {
      sink = code.call();
    }
    long end = System.nanoTime();
    sink = null;
    return end - start;
  }

  /** Returns a duration with three digits, such as "12.3 µs". */
  static String duration(double nanos) {
    String[] units = {"ns", "µs", "ms"};
    double value = nanos;
    for (String unit : units) {
      if (value < 999.5) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, unit);
      }
      value /= 1000;
    }
    return String.format(Locale.ROOT, "%.2f s", nanos / NANOS);
  }
}
