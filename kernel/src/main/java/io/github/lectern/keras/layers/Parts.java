package io.github.lectern.keras.layers;

/**
 * Divides the images of a batch into parts, each of which one thread computes. The parts depend
 * only on the size of the batch, so that sums over parts have the same bits for any number of
 * threads.
 */
final class Parts {
  /** The maximum number of parts; each part needs memory for the gradients of all weights. */
  private static final int MOST = 8;

  private Parts() {}

  /** Returns the number of images in a part. */
  static int size(int images) {
    return Math.max(1, (images + MOST - 1) / MOST);
  }

  /** Returns the number of parts. */
  static int count(int images) {
    return (images + size(images) - 1) / size(images);
  }
}
