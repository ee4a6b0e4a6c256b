package io.github.lectern.keras.random;

/**
 * The order of the samples in each epoch of one {@code fit}, as {@code tf.random.shuffle} gives it
 * inside Keras' data pipeline.
 *
 * <p>Checked bit for bit against golden values for 10, 10000 and 60000 samples.
 */
public final class Shuffle {
  private final Philox philox;
  private long block;

  /**
   * Starts at the first epoch.
   *
   * @param seed the global seed, as given to setSeed
   */
  public Shuffle(long seed) {
    this.philox = new Philox(OperationSeed.of(seed, 0));
  }

  /**
   * Returns the order of the next epoch.
   *
   * @param samples how many there are
   * @return the numbers 0 to samples - 1, shuffled
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
    block += (samples + 2) / Philox.WORDS; // blocks that hold samples - 1 words
    return order;
  }

  private static void swap(int[] a, int i, int j) {
    int kept = a[i];
    a[i] = a[j];
    a[j] = kept;
  }
}
