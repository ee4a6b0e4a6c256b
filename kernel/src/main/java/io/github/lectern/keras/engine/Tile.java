package io.github.lectern.keras.engine;

/**
 * Some rows of a row-major float matrix on the heap: the unit that the fused passes work on.
 *
 * <p>Element (i, k) stands at {@code values[i * width + k]}, for i below rows and k below width;
 * the array may be longer than that.
 *
 * @param values the numbers, row after row; not copied
 * @param row the row of a matrix that the first one is; 0 if the tile belongs to none
 * @param rows the number of rows
 * @param width the numbers in a row
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the array, which nobody compares
public record Tile(float[] values, int row, int rows, int width) {
  /**
   * Wraps an array.
   *
   * @throws IllegalArgumentException if it holds less than rows * width numbers
   */
  public Tile {
    if (values.length < (long) rows * width) {
      throw new IllegalArgumentException(
          "Tile: expected at least " + rows + " x " + width + " values, was " + values.length);
    }
  }

  /** A tile that belongs to no matrix. */
  public Tile(float[] values, int rows, int width) {
    this(values, 0, rows, width);
  }

  /** The numbers in use: rows * width. */
  public int size() {
    return rows * width;
  }
}
