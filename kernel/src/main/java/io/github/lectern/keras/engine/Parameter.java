package io.github.lectern.keras.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A weight matrix or bias of a layer, with its name.
 *
 * @param name such as "dense/kernel"
 * @param value the weights, [rows, columns]
 */
public record Parameter(String name, Matrix value) {
  /**
   * Creates a parameter with its initial weights.
   *
   * @param values the initial weights, row after row
   * @param shape [rows, columns], or [columns]
   */
  public Parameter(String name, float[] values, long... shape) {
    this(name, Matrix.sharing(Nd4j.create(DataType.FLOAT, shape)));
    value.write(0, new Tile(values, value.rows(), value.columns()));
  }

  /** Returns the number of weights. */
  public int size() {
    return value.rows() * value.columns();
  }
}
