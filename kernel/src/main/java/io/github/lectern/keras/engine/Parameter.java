package io.github.lectern.keras.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A weight of a layer together with its gradient dL/dw, both [rows, columns]. */
public final class Parameter {
  private final String name;
  private final Matrix value;
  private final Matrix gradient;

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
    gradient = Matrix.zeros(value.rows(), value.columns());
  }

  /** The name, such as "dense/kernel". */
  public String name() {
    return name;
  }

  /** The weights. */
  public Matrix value() {
    return value;
  }

  /** The gradient that the last backward pass left. */
  public Matrix gradient() {
    return gradient;
  }

  /** The number of weights. */
  public int size() {
    return value.rows() * value.columns();
  }
}
