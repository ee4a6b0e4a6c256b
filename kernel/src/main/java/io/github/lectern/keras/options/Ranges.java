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
}
