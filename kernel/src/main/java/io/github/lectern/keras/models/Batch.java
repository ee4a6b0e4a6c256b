package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Rows;
import java.util.Arrays;

/** One batch: the samples order[from] to order[to - 1] and their labels. */
final class Batch {
  private final BatchLoader x;
  private final Samples samples;
  private final int[] order;
  private final int from;
  private final int to;

  Batch(BatchLoader x, Samples samples, int[] order, int from, int to) {
    this.x = x;
    this.samples = samples;
    this.order = order;
    this.from = from;
    this.to = to;
  }

  /** Returns the number of samples. */
  int size() {
    return to - from;
  }

  /** Returns the samples, [size, width]; the matrix is valid until the next batch is taken. */
  Matrix x() {
    return x.take(order, from, to);
  }

  /** Lets idle workers gather the samples of the next batch, if there is one. */
  void prepareNext() {
    if (to < order.length) {
      x.prepare(order, to, Math.min(to + size(), order.length));
    }
  }

  /** Returns the number of values in one label. */
  int labelWidth() {
    return samples.y().width();
  }

  /**
   * Returns some of the labels, [count, labelWidth].
   *
   * @param first the index of the first label within this batch
   */
  Tile labels(int first, int count) {
    Rows y = samples.y();
    float[] values = new float[count * y.width()];
    y.read(order, from + first, from + first + count, values);
    return new Tile(values, count, y.width());
  }

  /**
   * Returns the weights of some of the samples in the loss, which are 1 by default.
   *
   * @param first the index of the first sample within this batch
   */
  float[] weights(int first, int count) {
    float[] weights = new float[count];
    Arrays.fill(weights, 1);
    samples
        .weights()
        .ifPresent(given -> given.read(order, from + first, from + first + count, weights));
    return weights;
  }
}
