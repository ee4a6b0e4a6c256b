package io.github.lectern.keras.options;

/** Checks numbers that count something. */
final class Check {
  private Check() {}

  static void atLeastOne(String keyword, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(keyword + ": expected at least 1, was " + value);
    }
  }
}
