package io.github.lectern.keras.random;

/** Turns a random word into a float in [0, 1). */
final class Uniform {
  private static final int ONE = 0x3F800000;
  private static final int FRACTION = 0x7FFFFF;

  private Uniform() {}

  /** Returns a float of [1, 2) with the word's lowest 23 bits as its fraction, less 1. */
  static float unit(int word) {
    return Float.intBitsToFloat(ONE | (word & FRACTION)) - 1f;
  }
}
