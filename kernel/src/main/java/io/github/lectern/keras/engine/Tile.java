package io.github.lectern.keras.engine;

/**
 * Some rows of a row-major float matrix in a heap array. {@link TileLoops} processes one tile at a
 * time.
 *
 * <p>Element (i, k) is {@code values[i * width + k]}, for i below rows and k below width. The array
 * may be longer.
 *
 * @param values the numbers, row after row; not copied
 * @param row the index of the tile's first row in its matrix; 0 if it does not belong to a matrix
 * @param rows the number of rows
 * @param width the number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the array; tiles are never compared
public record Tile(float[] values, int row, int rows, int width) {
  /**
   * Creates a tile that uses the given array.
   *
   * @throws IllegalArgumentException if the array has fewer than rows * width elements
   */
  public Tile {
    if (values.length < (long) rows * width) {
      throw new IllegalArgumentException(
          "Tile: expected at least " + rows + " x " + width + " values but got " + values.length);
    }
  }

  /** Creates a tile that does not belong to a matrix. */
  public Tile(float[] values, int rows, int width) {
    this(values, 0, rows, width);
  }

  /** Returns a tile with a copy of the values. */
  public Tile copy() {
    return new Tile(values.clone(), row, rows, width);
  }

  /** Returns the number of elements in use, rows * width. */
  public int size() {
    return rows * width;
  }
}
