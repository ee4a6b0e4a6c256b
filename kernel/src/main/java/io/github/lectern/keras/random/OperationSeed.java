package io.github.lectern.keras.random;

/**
 * The two attributes that seed a random operation in TensorFlow.
 *
 * @param seed the global seed, from 0 to 2^31 - 2
 * @param seed2 the operation's own seed, from 0 to 2^31 - 1
 */
public record OperationSeed(long seed, long seed2) {
  static final long MODULUS = (1L << 31) - 1;

  /**
   * Returns both seeds, reduced to their ranges like those of {@code tf.random.set_seed}. The pair
   * (0, 0) is replaced with (0, 2^31 - 1), because TensorFlow treats (0, 0) as a request for
   * numbers that cannot be reproduced.
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
