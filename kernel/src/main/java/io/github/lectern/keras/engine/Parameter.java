package io.github.lectern.keras.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A weight of a layer, [rows, columns]. */
public final class Parameter {
  private final String name;
  private final Matrix value;

  /**
   * A parameter with its first values.
   *
   * @param name such as "dense/kernel"
   * @param values row after row
   * @param shape [rows, columns], or [columns]
   */
  public Parameter(String name, float[] values, long... shape) {
    this.name = name;
    value = Matrix.sharing(Nd4j.create(DataType.FLOAT, shape));
    value.write(0, new Tile(values, value.rows(), value.columns()));
  }

  /** The name, such as "dense/kernel". */
  public String name() {
    return name;
  }

  /** The weights. */
  public Matrix value() {
    return value;
  }

  /** The number of weights. */
  public int size() {
    return value.rows() * value.columns();
  }
}
