package io.github.lectern.keras.engine;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major float32 matrix [rows, columns] in off-heap memory that it shares with an INDArray:
 * all of it, some rows, or some columns.
 *
 * @param memory where its numbers are
 * @param first where there its first number is
 * @param rows the number of rows
 * @param columns the numbers in a row
 * @param stride from the beginning of a row to that of the next, in numbers
 */
public record Matrix(Memory memory, int first, int rows, int columns, int stride) {
  /** A new matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return sharing(Nd4j.create(DataType.FLOAT, rows, columns));
  }

  /** A new matrix of ones. */
  public static Matrix ones(int rows, int columns) {
    return sharing(Nd4j.ones(DataType.FLOAT, rows, columns));
  }

  /**
   * The matrix that shares the memory of an array: its first axis, by everything after it.
   *
   * @throws IllegalArgumentException if the array is not float32, or not in C order and contiguous
   */
  public static Matrix sharing(INDArray array) {
    boolean plain = array.ordering() == 'c' && !array.isView() && array.offset() == 0;
    if (array.dataType() != DataType.FLOAT || !plain) {
      throw new IllegalArgumentException(
          "Matrix: expected a float32 array in C order, was "
              + array.dataType()
              + " in order "
              + array.ordering());
    }
    int rows = array.rank() == 1 ? 1 : Math.toIntExact(array.size(0));
    int columns = Math.toIntExact(array.length()) / Math.max(1, rows);
    return new Matrix(new Memory(array), 0, rows, columns, columns);
  }

  /** The array that shares this memory; all of it, if this is some rows or columns. */
  public INDArray array() {
    return memory.array;
  }

  /** The rows from to to - 1, in the same memory. */
  public Matrix rows(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    Objects.checkFromToIndex(from, to, rows);
    return new Matrix(memory, first + from * stride, to - from, columns, stride);
  }

  /** The columns from to to - 1, in the same memory. */
  public Matrix columns(int from, int to) {
    if (from == 0 && to == columns) {
      return this;
    }
    Objects.checkFromToIndex(from, to, columns);
    return new Matrix(memory, first + from, rows, to - from, stride);
  }

  /** The memory of all rows and columns as a matrix of another shape, which must not be larger. */
  public Matrix shaped(int newRows, int newColumns) {
    Objects.checkFromToIndex(0L, (long) newRows * newColumns, memory.array.length());
    return new Matrix(memory, 0, newRows, newColumns, newColumns);
  }

  /**
   * Copies rows from here to the tile, beginning with the given row.
   *
   * @throws IllegalArgumentException if the tile reaches beyond the rows or has another width
   */
  public void read(int fromRow, Tile target) {
    copy(fromRow, target, memory.buffer::get);
  }

  /**
   * Copies the tile to here, beginning with the given row.
   *
   * @throws IllegalArgumentException if the tile reaches beyond the rows or has another width
   */
  public void write(int fromRow, Tile source) {
    copy(fromRow, source, memory.buffer::put);
  }

  private void copy(int fromRow, Tile tile, Copy copy) {
    requireWithin(fromRow, tile);
    int runs = stride == columns ? 1 : tile.rows();
    int length = tile.size() / Math.max(1, runs);
    try {
      for (int i = 0; i < runs; i++) {
        copy.run(first + (fromRow + i) * stride, tile.values(), i * length, length);
      }
    } finally {
      Reference.reachabilityFence(memory);
    }
  }

  /** Some rows lie in the memory of more of them, which the buffer alone would let through. */
  private void requireWithin(int fromRow, Tile tile) {
    if (fromRow < 0 || fromRow > rows - tile.rows() || tile.width() != columns) {
      throw new IllegalArgumentException(
          String.format(
              "Matrix: expected a tile within [%d,%d], was [%d,%d] from row %d",
              rows, columns, tile.rows(), tile.width(), fromRow));
    }
  }

  /** Gives the memory back; nobody may use it any more. */
  void free() {
    memory.array.close();
  }

  /** The memory from an element on; valid as long as this matrix is. */
  FloatPointer pointer(int row, int column) {
    return memory.data.getPointer(first + (long) row * stride + column);
  }

  /** The memory of an array, which holding the array keeps from being collected. */
  static final class Memory {
    private final INDArray array;
    private final FloatPointer data;
    private final FloatBuffer buffer;

    private Memory(INDArray array) {
      this.array = array;
      data = new FloatPointer(array.data().addressPointer()).capacity(array.length());
      buffer = data.asBuffer().slice();
    }
  }

  private interface Copy {
    void run(int index, float[] values, int offset, int length);
  }
}
