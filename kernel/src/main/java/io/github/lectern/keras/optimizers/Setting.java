package io.github.lectern.keras.optimizers;

import io.github.lectern.tensor.Given;

/** A keyword that is a number. */
interface Setting {
  /** The number. */
  double value();

  /**
   * The number that was given under a keyword, or a default.
   *
   * @throws IllegalArgumentException if it was given twice
   */
  static double of(Object[] options, Class<? extends Setting> keyword, double otherwise) {
    return Given.one(options, keyword).map(Setting::value).orElse(otherwise);
  }

  /** Fails unless a keyword's number is at least 0 and below 1. */
  static double requireDecay(String keyword, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          keyword
              + ": expected at least 0 and below 1, was "
              + value
              + "; try "
              + keyword
              + "(0.9)");
    }
    return value;
  }
}
