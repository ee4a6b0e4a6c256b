package io.github.lectern.bench.runner;

import java.util.Arrays;

/** What many measurements come to. */
final class Statistics {
  private Statistics() {}

  /**
   * The middle one, or the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there is none
   */
  static double median(double... values) {
    requireSome(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest one.
   *
   * @throws IllegalArgumentException if there is none
   */
  static double minimum(double... values) {
    requireSome(values);
    return Arrays.stream(values).min().orElseThrow();
  }

  private static void requireSome(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected at least one measurement, was none");
    }
  }
}
