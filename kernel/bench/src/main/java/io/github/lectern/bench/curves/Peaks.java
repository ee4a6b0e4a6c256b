package io.github.lectern.bench.curves;

import io.github.lectern.bench.ours.GemmPeak;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The GEMM peak for each number of threads, in FLOP/s.
 *
 * @param flops the FLOP/s by number of threads
 */
record Peaks(Map<Integer, Double> flops) {
  Peaks {
    flops = new TreeMap<>(flops);
  }

  /** Measures the peak for each number of threads. */
  static Peaks measure(List<Integer> threads, int tries) {
    Map<Integer, Double> flops = new TreeMap<>();
    threads.forEach(each -> flops.put(each, GemmPeak.flopsPerSecond(each, tries)));
    return new Peaks(flops);
  }

  /** Returns the higher peak for each number of threads, since other programs can only lower it. */
  Peaks orHigher(Peaks others) {
    Map<Integer, Double> best = new TreeMap<>(flops);
    others.flops.forEach((threads, peak) -> best.merge(threads, peak, Math::max));
    return new Peaks(best);
  }

  double of(int threads) {
    if (!flops.containsKey(threads)) {
      throw new IllegalArgumentException(
          "GEMM peak: expected a thread count in " + flops.keySet() + " but got " + threads);
    }
    return flops.get(threads);
  }

  /** Returns the seconds that the matrix products of a span would take at the peak. */
  double limit(Setting setting, Span span) {
    return setting.net().flops(span.images(setting)) / of(setting.workers());
  }
}
