package io.github.lectern;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether all tests were asked for, as {@code ./lecture test all} does with {@code
 * -Dlectern.tests=all}. Otherwise, slow tests with many similar cases run only some of them.
 */
public final class AllTests {
  private AllTests() {}

  public static boolean requested() {
    return "all".equals(System.getProperty("lectern.tests"));
  }

  /**
   * Returns all cases if all tests were asked for, otherwise every n-th, beginning with the first.
   */
  public static <T> List<T> orEvery(int n, List<T> cases) {
    int step = requested() ? 1 : n;
    return IntStream.range(0, cases.size())
        .filter(i -> i % step == 0)
        .mapToObj(cases::get)
        .toList();
  }
}
