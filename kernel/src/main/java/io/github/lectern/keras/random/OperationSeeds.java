package io.github.lectern.keras.random;

/**
 * Deals out a seed to each random operation, in the order in which the operations are made.
 *
 * <p>This is what {@code tf.random.set_seed} starts: the same seed always deals the same seeds.
 * Checked against golden values for the seeds 0, 1, 42 and 43052.
 */
public final class OperationSeeds {
  private final long globalSeed;
  private final MersenneTwister twister;

  /** Starts over from a seed. */
  public OperationSeeds(long globalSeed) {
    this.globalSeed = globalSeed;
    this.twister = new MersenneTwister(globalSeed);
  }

  /** Returns the seed that this was started with. */
  public long globalSeed() {
    return globalSeed;
  }

  /** Returns the next operation's own seed, from 0 to 2^31 - 2. */
  public long nextOpSeed() {
    int word = twister.nextWord();
    while (word < 0) { // 2^31 and above, read as unsigned: drawn again
      word = twister.nextWord();
    }
    return word % OperationSeed.MODULUS;
  }

  /** Returns both attributes of the next operation. */
  public OperationSeed next() {
    return OperationSeed.of(globalSeed, nextOpSeed());
  }
}
