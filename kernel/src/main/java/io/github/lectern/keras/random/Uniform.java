package io.github.lectern.keras.random;

/** Converts a random word to a float in [0, 1). */
final class Uniform {
  private static final int ONE = 0x3F800000;
  private static final int FRACTION = 0x7FFFFF;

  private Uniform() {}

  /**
   * Returns f - 1, where f in [1, 2) is the float with the lowest 23 bits of the word as its
   * fraction.
   */
  static float unit(int word) {
    return Float.intBitsToFloat(ONE | (word & FRACTION)) - 1f;
  }
}
