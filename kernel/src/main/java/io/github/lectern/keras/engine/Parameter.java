package io.github.lectern.keras.engine;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A weight matrix or bias of a layer, with its name.
 *
 * @param name such as "dense/kernel"
 * @param value the weights, [rows, columns]; their array may have more axes, as the kernel of a
 *     convolution has, and then the last axis is the columns
 * @param penalty the penalty on these weights, if the layer has a regularizer for them
 */
public record Parameter(String name, Matrix value, Optional<Penalty> penalty) {
  /** Creates a parameter without a penalty. */
  public Parameter(String name, Matrix value) {
    this(name, value, Optional.empty());
  }

  /**
   * Creates a parameter with its initial weights.
   *
   * @param values the initial weights, row after row
   * @param shape [rows, columns], [columns], or [r.., columns], where all axes before the last
   *     together are the rows
   */
  public Parameter(String name, float[] values, long... shape) {
    this(name, rows(Matrix.sharing(Nd4j.create(DataType.FLOAT, shape)), shape));
    value.write(0, new Tile(values, value.rows(), value.columns()));
  }

  private static Matrix rows(Matrix array, long... shape) {
    return array.rowsOf(Math.toIntExact(shape[shape.length - 1]));
  }

  /** Returns the same weights with a penalty. */
  public Parameter withPenalty(Optional<? extends Penalty> regularizer) {
    return new Parameter(name, value, regularizer.map(r -> r));
  }

  /** Returns the number of weights. */
  public int size() {
    return value.rows() * value.columns();
  }
}
