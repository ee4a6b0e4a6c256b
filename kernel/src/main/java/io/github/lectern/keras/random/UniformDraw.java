package io.github.lectern.keras.random;

/** The numbers of one draw from a uniform distribution; parts of it may be read in any order. */
public interface UniformDraw {
  /**
   * Writes some of the numbers, floats in [0, 1). Several threads may read at the same time.
   *
   * @param from the index of the first number in the draw
   * @param count how many
   * @param target receives them from its beginning on
   */
  void read(int from, int count, float[] target);
}
