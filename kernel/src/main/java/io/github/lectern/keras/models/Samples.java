package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.tensor.Rows;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Some samples with their labels: the rows first up to first + count.
 *
 * @param x the samples
 * @param y their labels
 * @param first the first row that belongs
 * @param count how many rows belong
 */
record Samples(Rows x, Rows y, int first, int count) {
  /** All rows. */
  static Samples all(Rows x, Rows y) {
    return new Samples(x, y, 0, x.count());
  }

  /** The shape of one sample, such as [28,28]. */
  int[] sampleShape() {
    return sampleShape(x);
  }

  /** The shape of one sample, such as [28,28]; as in Keras, a vector is samples of one number. */
  static int[] sampleShape(Rows rows) {
    int[] shape = LongStream.of(rows.sampleShape()).mapToInt(Math::toIntExact).toArray();
    return shape.length == 0 ? new int[] {1} : shape;
  }

  /** The samples from a number on, up to another. */
  Samples slice(int from, int to) {
    return new Samples(x, y, first + from, to - from);
  }

  /** The row numbers, as they come. */
  int[] inOrder() {
    return IntStream.range(first, first + count).toArray();
  }

  /** The row numbers in the order of a permutation of 0 to count - 1. */
  int[] inOrder(int[] permutation) {
    return IntStream.of(permutation).map(i -> first + i).toArray();
  }

  /** The samples order[from] to order[to - 1], which the loader gathers. */
  Batch batch(BatchLoader loader, int[] order, int from, int to) {
    return new Batch(loader, y, order, from, to);
  }

  /** The batches of that size that it takes, the last one perhaps smaller. */
  int steps(int batchSize) {
    return (count + batchSize - 1) / batchSize;
  }
}
