package io.github.lectern.keras.random;

/** The random numbers of one draw from a uniform distribution; they may be read in any order. */
public interface UniformDraw {
  /**
   * Writes some of the numbers, which are in [0, 1), to an array. Several threads may call this
   * method at the same time.
   *
   * @param from the index of the first number in the draw
   * @param count the number of random numbers
   * @param target receives the numbers, starting at index 0
   */
  void read(int from, int count, float[] target);
}
