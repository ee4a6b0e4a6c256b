package io.github.lectern.keras.engine;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major float32 matrix [rows, columns] in off-heap memory that it shares with an INDArray. It
 * may cover the whole array, or only some of its rows or columns.
 *
 * @param memory the memory of the array
 * @param first the index of the matrix's first number in that memory
 * @param rows the number of rows
 * @param columns the number of columns
 * @param stride the distance between the starts of two rows, in numbers
 */
public record Matrix(Memory memory, int first, int rows, int columns, int stride) {
  /** Returns a new matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return sharing(Nd4j.create(DataType.FLOAT, rows, columns));
  }

  /** Returns a new matrix of ones. */
  public static Matrix ones(int rows, int columns) {
    return sharing(Nd4j.ones(DataType.FLOAT, rows, columns));
  }

  /**
   * Returns a matrix that shares the memory of an array. The array's first axis becomes the rows,
   * and all further axes together become the columns; a vector becomes one row.
   *
   * @throws IllegalArgumentException if the array is not float32, is not in C order, or is a view
   */
  public static Matrix sharing(INDArray array) {
    boolean plain = array.ordering() == 'c' && !array.isView() && array.offset() == 0;
    if (array.dataType() != DataType.FLOAT || !plain) {
      throw new IllegalArgumentException(
          "Matrix: expected a float32 array in C order that is not a view but got "
              + array.dataType()
              + " in "
              + Character.toUpperCase(array.ordering())
              + " order"
              + (array.isView() ? ", a view" : ""));
    }
    int rows = array.rank() == 1 ? 1 : Math.toIntExact(array.size(0));
    int columns = Math.toIntExact(array.length()) / Math.max(1, rows);
    return new Matrix(new Memory(array), 0, rows, columns, columns);
  }

  /** Returns the whole array whose memory this matrix shares, even if it covers only a part. */
  public INDArray array() {
    return memory.array;
  }

  /**
   * Returns the rows {@code from} to {@code to - 1} as a matrix that shares this memory.
   *
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public Matrix rows(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    Objects.checkFromToIndex(from, to, rows);
    return new Matrix(memory, first + from * stride, to - from, columns, stride);
  }

  /**
   * Returns the columns {@code from} to {@code to - 1} as a matrix that shares this memory.
   *
   * @throws IndexOutOfBoundsException if there are no such columns
   */
  public Matrix columns(int from, int to) {
    if (from == 0 && to == columns) {
      return this;
    }
    Objects.checkFromToIndex(from, to, columns);
    return new Matrix(memory, first + from, rows, to - from, stride);
  }

  /**
   * Returns a matrix of another shape that shares the memory of the whole array, from its first
   * number on.
   *
   * @throws IndexOutOfBoundsException if the new shape needs more numbers than the array has
   */
  public Matrix shaped(int newRows, int newColumns) {
    Objects.checkFromToIndex(0L, (long) newRows * newColumns, memory.array.length());
    return new Matrix(memory, 0, newRows, newColumns, newColumns);
  }

  /**
   * Returns the same numbers as rows of another length, which must divide the size of the matrix:
   * [2,6] becomes [4,3] for rows of 3.
   *
   * @throws IllegalArgumentException if the length does not divide the size, or if there are gaps
   *     between the rows
   */
  public Matrix rowsOf(int length) {
    int size = rows * columns;
    if (stride != columns || size % length != 0) {
      throw new IllegalArgumentException(
          String.format(
              "Matrix: expected rows without gaps that divide into rows of %d but got [%d,%d]"
                  + " with stride %d",
              length, rows, columns, stride));
    }
    return new Matrix(memory, first, size / length, length, length);
  }

  /**
   * Fills a tile with rows of this matrix, starting at {@code fromRow}.
   *
   * @throws IllegalArgumentException if the tile extends beyond the rows or has another width
   */
  public void read(int fromRow, Tile target) {
    copy(fromRow, target, memory.buffer::get);
  }

  /**
   * Copies a tile to rows of this matrix, starting at {@code fromRow}.
   *
   * @throws IllegalArgumentException if the tile extends beyond the rows or has another width
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

  /**
   * Checks that a tile lies within this matrix. The buffer does not check this, because it also
   * contains the array's other rows.
   */
  private void requireWithin(int fromRow, Tile tile) {
    if (fromRow < 0 || fromRow > rows - tile.rows() || tile.width() != columns) {
      throw new IllegalArgumentException(
          String.format(
              "Matrix: expected a tile within [%d,%d] but got [%d,%d] from row %d",
              rows, columns, tile.rows(), tile.width(), fromRow));
    }
  }

  /** Frees the memory; the array must not be used afterwards. */
  void free() {
    memory.array.close();
  }

  /** Returns a pointer to an element; it is valid as long as this matrix is reachable. */
  FloatPointer pointer(int row, int column) {
    return memory.data.getPointer(first + (long) row * stride + column);
  }

  /** The off-heap memory of an array; a reference to the array keeps it from being freed. */
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
