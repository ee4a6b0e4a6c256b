package io.github.lectern.keras.random;

/**
 * The random number generator MT19937, seeded with the 32-bit words of |seed| like Python's {@code
 * random.Random(seed)}.
 *
 * <p>TensorFlow draws the seeds of its operations from such a generator. The first words for seed
 * 43052, and the operation seeds for the global seeds 0, 1, 42 and 43052, are checked against
 * golden values.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908b0df;
  private static final int UPPER = 0x80000000;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  MersenneTwister(long seed) {
    int[] key = words(seed);
    fillFrom(19650218);
    int i = mixIn(key);
    stirFrom(i);
    state[0] = UPPER;
  }

  /** Returns the next 32 random bits: Python's {@code getrandbits(32)}. */
  int nextWord() {
    if (next == SIZE) {
      twist();
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** Returns |seed| as little-endian 32-bit words, at least one. */
  private static int[] words(long seed) {
    long size = Math.abs(seed); // for Long.MIN_VALUE, this is 2^63 read as unsigned
    int low = (int) size;
    int high = (int) (size >>> 32);
    return high == 0 ? new int[] {low} : new int[] {low, high};
  }

  private void fillFrom(int first) {
    state[0] = first;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * scrambled(i) + i;
    }
  }

  private int mixIn(int[] key) {
    int i = 1;
    for (int step = 0; step < SIZE; step++) {
      int j = step % key.length;
      state[i] = (state[i] ^ (scrambled(i) * 1664525)) + key[j] + j;
      i = following(i);
    }
    return i;
  }

  private void stirFrom(int start) {
    int i = start;
    for (int step = 1; step < SIZE; step++) {
      state[i] = (state[i] ^ (scrambled(i) * 1566083941)) - i;
      i = following(i);
    }
  }

  private int scrambled(int i) {
    int before = state[i - 1];
    return before ^ (before >>> 30);
  }

  /** Returns the index after i; at the end, copies the last word to the front and returns 1. */
  private int following(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }

  private void twist() {
    for (int i = 0; i < SIZE; i++) {
      int y = (state[i] & UPPER) | (state[(i + 1) % SIZE] & ~UPPER);
      state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
    }
  }
}
