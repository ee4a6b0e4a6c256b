package io.github.lectern.keras.random;

/**
 * The order of the samples in each epoch of one call to {@code fit}, as {@code tf.random.shuffle}
 * computes it in Keras' data pipeline.
 *
 * <p>The orders of 10, 10000 and 60000 samples are checked against golden values.
 */
public final class Shuffle {
  private final Philox philox;
  private long block;

  /**
   * Creates the sequence of orders, starting at the first epoch.
   *
   * @param seed the global seed, as passed to setSeed
   */
  public Shuffle(long seed) {
    this.philox = new Philox(OperationSeed.of(seed, 0));
  }

  /**
   * Returns the order of the next epoch.
   *
   * @param samples the number of samples
   * @return the indices 0 to samples - 1 in random order
   */
  public int[] next(int samples) {
    int[] order = new int[samples];
    for (int i = 0; i < samples; i++) {
      order[i] = i;
    }
    if (samples < 2) {
      return order;
    }
    int[] words = philox.words(block, samples - 1);
    for (int i = 0; i < samples - 1; i++) {
      swap(order, i, i + Integer.remainderUnsigned(words[i], samples - i));
    }
    block += (samples + 2) / Philox.WORDS; // the number of blocks for samples - 1 words
    return order;
  }

  private static void swap(int[] a, int i, int j) {
    int kept = a[i];
    a[i] = a[j];
    a[j] = kept;
  }
}
