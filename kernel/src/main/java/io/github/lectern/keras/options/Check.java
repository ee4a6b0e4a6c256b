package io.github.lectern.keras.options;

/** Checks numbers that count something. */
final class Check {
  private Check() {}

  static void atLeastOne(String keyword, int value, String example) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected at least 1, was %d; try %s(%s)", keyword, value, keyword, example));
    }
  }
}
