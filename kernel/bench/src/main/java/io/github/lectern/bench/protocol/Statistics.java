package io.github.lectern.bench.protocol;

import java.util.Arrays;

/** Computes statistics of measurements. */
public final class Statistics {
  private Statistics() {}

  /**
   * Returns the median.
   *
   * @throws IllegalArgumentException if there are no values
   */
  public static double median(double... values) {
    requireSome(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Returns the minimum.
   *
   * @throws IllegalArgumentException if there are no values
   */
  public static double minimum(double... values) {
    requireSome(values);
    return Arrays.stream(values).min().orElseThrow();
  }

  private static void requireSome(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected at least one measurement but got none");
    }
  }
}
