package io.github.lectern.keras.random;

/**
 * Assigns a seed to each random operation, in the order in which the operations are created.
 *
 * <p>A global seed produces the same sequence as in TensorFlow after {@code tf.random.set_seed}.
 * The sequences of the seeds 0, 1, 42 and 43052 are checked against golden values.
 */
public final class OperationSeeds {
  private final long globalSeed;
  private final MersenneTwister twister;

  /** Starts the sequence of a global seed. */
  public OperationSeeds(long globalSeed) {
    this.globalSeed = globalSeed;
    this.twister = new MersenneTwister(globalSeed);
  }

  /** Returns the global seed. */
  public long globalSeed() {
    return globalSeed;
  }

  /** Returns the next operation's own seed, from 0 to 2^31 - 2. */
  public long nextOpSeed() {
    int word = twister.nextWord();
    while (word < 0) { // 2^31 or more, read as unsigned: draw again
      word = twister.nextWord();
    }
    return word % OperationSeed.MODULUS;
  }

  /** Returns both attributes of the next operation. */
  public OperationSeed next() {
    return OperationSeed.of(globalSeed, nextOpSeed());
  }
}
