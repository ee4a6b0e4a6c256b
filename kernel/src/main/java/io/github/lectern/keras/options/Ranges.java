package io.github.lectern.keras.options;

/** Checks the numbers of keyword arguments. */
final class Ranges {
  private Ranges() {}

  static void requireAtLeastOne(String keyword, int value, String example) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected at least 1 but got %d; try %s(%s)", keyword, value, keyword, example));
    }
  }

  static void requireFiniteAtLeastZero(String keyword, double value, String example) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected a finite number of at least 0 but got %s; try %s(%s)",
              keyword, value, keyword, example));
    }
  }
}
