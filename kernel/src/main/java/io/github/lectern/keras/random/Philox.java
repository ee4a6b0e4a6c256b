package io.github.lectern.keras.random;

/**
 * The counter-based generator Philox4x32-10. It computes four random words for each block number,
 * in any order.
 *
 * <p>Its words are checked against golden values from TensorFlow.
 */
final class Philox {
  static final int WORDS = 4;

  private static final int ROUNDS = 10;
  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  private final long key;
  private final long counterHigh;

  /**
   * Creates the generator of an operation. The operation's seed is the key; seed2 is the upper half
   * of the counter.
   */
  Philox(OperationSeed seed) {
    this(seed.seed(), seed.seed2());
  }

  Philox(long key, long counterHigh) {
    this.key = key;
    this.counterHigh = counterHigh;
  }

  /** Writes the four words of a block to an array. */
  void block(long block, int[] words) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) counterHigh;
    int c3 = (int) (counterHigh >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = M0 * Integer.toUnsignedLong(c0);
      long p1 = M1 * Integer.toUnsignedLong(c2);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
  }

  /** Returns the words of consecutive blocks; word i is element i % 4 of block first + i / 4. */
  int[] words(long first, int count) {
    int[] words = new int[count];
    int[] four = new int[WORDS];
    for (int i = 0; i < count; i += WORDS) {
      block(first + i / WORDS, four);
      System.arraycopy(four, 0, words, i, Math.min(WORDS, count - i));
    }
    return words;
  }
}
