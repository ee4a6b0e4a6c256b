package io.github.lectern;

/**
 * Whether all tests were asked for, as {@code ./lecture test all} does with {@code
 * -Dlectern.tests=all}. Otherwise, slow tests with many similar cases run only some of them.
 */
public final class AllTests {
  private AllTests() {}

  public static boolean requested() {
    return "all".equals(System.getProperty("lectern.tests"));
  }
}
