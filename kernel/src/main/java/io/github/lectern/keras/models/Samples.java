package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A range of samples with their labels: the rows first to first + count - 1 of x and y.
 *
 * @param x all samples
 * @param y the labels of all samples
 * @param weights the weights of all samples in the loss, [n] or [n,1]; empty if all are 1
 * @param first the first row of the range
 * @param count the number of rows in the range
 */
record Samples(Rows x, Rows y, Optional<Rows> weights, int first, int count) {
  /** Returns the range of all rows. */
  static Samples all(Rows x, Rows y) {
    return new Samples(x, y, Optional.empty(), 0, x.count());
  }

  /** Returns the shape of one sample, such as [28,28]. */
  int[] sampleShape() {
    return sampleShape(x);
  }

  /**
   * Returns the shape of one sample, such as [28,28]. As in Keras, a vector consists of samples of
   * one number each, whose shape is [1].
   */
  static int[] sampleShape(Rows rows) {
    int[] shape = Shapes.ints(rows.sampleShape());
    return shape.length == 0 ? new int[] {1} : shape;
  }

  /** Returns part of this range: its samples from index {@code from} to {@code to - 1}. */
  Samples slice(int from, int to) {
    return new Samples(x, y, weights, first + from, to - from);
  }

  /** Returns the row numbers in ascending order. */
  int[] inOrder() {
    return IntStream.range(first, first + count).toArray();
  }

  /** Returns the row numbers in the order of a permutation of 0 to count - 1. */
  int[] inOrder(int[] permutation) {
    return IntStream.of(permutation).map(i -> first + i).toArray();
  }

  /** Returns the batch of the rows order[from] to order[to - 1], which the loader gathers. */
  Batch batch(BatchLoader loader, int[] order, int from, int to) {
    return new Batch(loader, this, order, from, to);
  }

  /** Returns the number of batches of the given size; the last batch may be smaller. */
  int steps(int batchSize) {
    return (count + batchSize - 1) / batchSize;
  }
}
