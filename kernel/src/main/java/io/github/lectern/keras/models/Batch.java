package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Rows;

/** The samples order[from] to order[to - 1], that one step works on. */
final class Batch {
  private final BatchLoader x;
  private final Rows y;
  private final int[] order;
  private final int from;
  private final int to;

  Batch(BatchLoader x, Rows y, int[] order, int from, int to) {
    this.x = x;
    this.y = y;
    this.order = order;
    this.from = from;
    this.to = to;
  }

  /** The number of samples. */
  int size() {
    return to - from;
  }

  /** The samples, [size, width]; valid until the next batch. */
  Matrix x() {
    return x.take(order, from, to);
  }

  /** Has idle workers gather the batch that follows in the order, if one does. */
  void prepareNext() {
    if (to < order.length) {
      x.prepare(order, to, Math.min(to + size(), order.length));
    }
  }

  /** The numbers in a label. */
  int labelWidth() {
    return y.width();
  }

  /** The labels of some samples, of which the first is that many after the first of the batch. */
  Tile labels(int first, int count) {
    float[] values = new float[count * y.width()];
    y.read(order, from + first, from + first + count, values);
    return new Tile(values, count, y.width());
  }
}
