package io.github.lectern.bench.protocol;

import java.util.Arrays;

/** What many measurements come to. */
public final class Statistics {
  private Statistics() {}

  /**
   * The middle one, or the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double median(double... values) {
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
  public static double minimum(double... values) {
    requireSome(values);
    return Arrays.stream(values).min().orElseThrow();
  }

  private static void requireSome(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected at least one measurement, was none");
    }
  }
}
