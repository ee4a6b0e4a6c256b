package io.github.lectern.keras.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A weight of a layer, [rows, columns].
 *
 * @param name such as "dense/kernel"
 * @param value the weights
 */
public record Parameter(String name, Matrix value) {
  /**
   * A parameter with its first values.
   *
   * @param values row after row
   * @param shape [rows, columns], or [columns]
   */
  public Parameter(String name, float[] values, long... shape) {
    this(name, Matrix.sharing(Nd4j.create(DataType.FLOAT, shape)));
    value.write(0, new Tile(values, value.rows(), value.columns()));
  }

  /** The number of weights. */
  public int size() {
    return value.rows() * value.columns();
  }
}
