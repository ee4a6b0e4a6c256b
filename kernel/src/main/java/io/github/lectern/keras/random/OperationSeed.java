package io.github.lectern.keras.random;

/**
 * The two attributes that seed one random operation of TensorFlow.
 *
 * @param seed the global seed, from 0 to 2^31 - 2
 * @param seed2 the operation's own seed, from 0 to 2^31 - 1
 */
public record OperationSeed(long seed, long seed2) {
  static final long MODULUS = (1L << 31) - 1;

  /**
   * Reduces both seeds as {@code tf.random.set_seed} does. (0, 0) would ask TensorFlow for numbers
   * that nobody can repeat, so that it becomes (0, 2^31 - 1).
   *
   * @param globalSeed any number
   * @param opSeed any number
   */
  public static OperationSeed of(long globalSeed, long opSeed) {
    long seed = Math.floorMod(globalSeed, MODULUS);
    long seed2 = Math.floorMod(opSeed, MODULUS);
    return seed == 0 && seed2 == 0 ? new OperationSeed(0, MODULUS) : new OperationSeed(seed, seed2);
  }
}
