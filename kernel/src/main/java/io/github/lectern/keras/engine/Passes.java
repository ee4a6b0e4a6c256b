package io.github.lectern.keras.engine;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs over matrices, a tile of whole rows at a time: off-heap memory is copied to the heap, where
 * plain loops are turned into vector instructions, and back.
 */
public final class Passes {
  /** Floats in a tile: 16 KiB, so that a few of them stay in the first-level cache. */
  static final int TILE = 4096;

  private Passes() {}

  /** Changes a matrix tile by tile. */
  public static void update(Matrix matrix, Consumer<Tile> change) {
    copy(matrix, matrix, change);
  }

  /** Writes the changed tiles of one matrix to another of the same size. */
  public static void copy(Matrix from, Matrix to, Consumer<Tile> change) {
    int step = rowsInTile(from.columns());
    float[] values = new float[step * from.columns()];
    for (int row = 0; row < from.rows(); row += step) {
      Tile tile = new Tile(values, Math.min(step, from.rows() - row), from.columns());
      from.read(row, tile);
      change.accept(tile);
      to.write(row, tile);
    }
  }

  /** Changes a matrix tile by tile, beside the tiles of another of the same size. */
  public static void update(Matrix matrix, Matrix beside, BiConsumer<Tile, Tile> change) {
    int step = rowsInTile(matrix.columns());
    float[] other = new float[step * matrix.columns()];
    int[] row = {0};
    update(
        matrix,
        tile -> {
          Tile second = new Tile(other, tile.rows(), tile.width());
          beside.read(row[0], second);
          change.accept(tile, second);
          row[0] += tile.rows();
        });
  }

  /** As {@link #update(Matrix, Matrix, BiConsumer)}, several tiles at the same time. */
  public static void updateInParallel(Matrix matrix, Matrix beside, NumberedChange change) {
    int step = rowsInTile(matrix.columns());
    Chunks.run(
        tiles(matrix),
        (chunk, from, to) -> {
          int first = from * step;
          int end = Math.min(matrix.rows(), to * step);
          int[] number = {from};
          update(
              matrix.rows(first, end),
              beside.rows(first, end),
              (tile, second) -> change.apply(number[0]++, tile, second));
        });
  }

  /** What is done with one of the tiles of a matrix. */
  public interface NumberedChange {
    /** Changes a tile, which has a number from 0 on, beside that of another matrix. */
    void apply(int number, Tile tile, Tile beside);
  }

  /** The tiles that a matrix makes. */
  public static int tiles(Matrix matrix) {
    int step = rowsInTile(matrix.columns());
    return (matrix.rows() + step - 1) / step;
  }

  /** The most numbers in a tile of a matrix. */
  public static int tileSize(Matrix matrix) {
    return Math.min(matrix.rows(), rowsInTile(matrix.columns())) * matrix.columns();
  }

  /** Replaces a matrix by what is written to its tiles, which hold no values before. */
  public static void fill(Matrix matrix, Consumer<Tile> source) {
    int step = rowsInTile(matrix.columns());
    float[] values = new float[step * matrix.columns()];
    for (int row = 0; row < matrix.rows(); row += step) {
      Tile tile = new Tile(values, Math.min(step, matrix.rows() - row), matrix.columns());
      source.accept(tile);
      matrix.write(row, tile);
    }
  }

  /** Shows a matrix tile by tile, in the same tiles as the other passes. */
  public static void forEachTile(Matrix matrix, Consumer<Tile> look) {
    int step = rowsInTile(matrix.columns());
    float[] values = new float[step * matrix.columns()];
    for (int row = 0; row < matrix.rows(); row += step) {
      Tile tile = new Tile(values, Math.min(step, matrix.rows() - row), matrix.columns());
      matrix.read(row, tile);
      look.accept(tile);
    }
  }

  /** The rows of the given width that make a tile; at least one. */
  public static int rowsInTile(int width) {
    return Math.max(1, TILE / Math.max(1, width));
  }

  /** A copy of a whole matrix, row after row. */
  static float[] toHeap(Matrix matrix) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    matrix.read(0, new Tile(values, matrix.rows(), matrix.columns()));
    return values;
  }

  /** Rounds the numbers to float and writes them to a matrix of that many elements. */
  static void fromHeap(double[] values, Matrix matrix) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    matrix.write(0, new Tile(rounded, matrix.rows(), matrix.columns()));
  }
}
