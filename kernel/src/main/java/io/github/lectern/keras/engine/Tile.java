package io.github.lectern.keras.engine;

/**
 * Some rows of a row-major float matrix on the heap: the unit that the fused passes work on.
 *
 * <p>Element (i, k) stands at {@code values[i * width + k]}, for i below rows and k below width;
 * the array may be longer than that.
 */
public final class Tile {
  private final float[] values;
  private final int row;
  private final int rows;
  private final int width;

  /**
   * Wraps an array; nothing is copied.
   *
   * @param values at least rows * width numbers
   * @param rows the number of rows
   * @param width the numbers in a row
   */
  public Tile(float[] values, int rows, int width) {
    this(values, 0, rows, width);
  }

  Tile(float[] values, int row, int rows, int width) {
    if (values.length < (long) rows * width) {
      throw new IllegalArgumentException(
          "Tile: expected at least " + rows + " x " + width + " values, was " + values.length);
    }
    this.values = values;
    this.row = row;
    this.rows = rows;
    this.width = width;
  }

  /** The numbers, row after row; the same array as given. */
  public float[] values() {
    return values;
  }

  /** The row of a matrix that the first one is; 0 if the tile belongs to none. */
  public int row() {
    return row;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The numbers in a row. */
  public int width() {
    return width;
  }

  /** The numbers in use: rows * width. */
  public int size() {
    return rows * width;
  }
}
