package io.github.lectern.keras.optimizers;

/** A keyword that is a number. */
interface Setting {
  /** The number. */
  double value();

  /** The number that was given under a keyword, the last if several, or a default. */
  static double of(Object[] options, Class<? extends Setting> keyword, double otherwise) {
    double value = otherwise;
    for (Object option : options) {
      value = keyword.isInstance(option) ? keyword.cast(option).value() : value;
    }
    return value;
  }

  /** As {@link #of}, for a number from 0 up to 1. */
  static double fraction(
      String owner, Object[] options, Class<? extends Setting> keyword, double otherwise) {
    double value = of(options, keyword, otherwise);
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          owner
              + ": expected "
              + keyword.getSimpleName().toLowerCase(java.util.Locale.ROOT)
              + " from 0 up to 1, was "
              + value);
    }
    return value;
  }
}
