package io.github.lectern.keras.random;

/** Converts a random word to a float in [0, 1). */
final class Uniform {
  private static final int ONE = 0x3F800000;
  private static final int FRACTION = 0x7FFFFF;

  private Uniform() {}

  /** Returns the float in [1, 2) whose fraction is the word's lowest 23 bits, minus 1. */
  static float unit(int word) {
    return Float.intBitsToFloat(ONE | (word & FRACTION)) - 1f;
  }
}
