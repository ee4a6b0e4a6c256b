package io.github.lectern.keras.engine;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Loops over the rows of matrices, one tile of whole rows at a time. Each tile is processed in a
 * heap array, since the JIT compiler vectorises plain loops over such arrays; the numbers are
 * copied from and to off-heap memory.
 *
 * <p>The methods with a workspace distribute the rows among its threads.
 */
public final class TileLoops {
  /** The number of floats in a tile or pair of tiles: 16 KiB, half of a typical L1 data cache. */
  static final int TILE = 4096;

  private static final int MAX_ROWS = 64;
  private static final int MAX_PARTS = 8;

  private TileLoops() {}

  /** Returns the number of rows in a tile of that width: a power of two, at most 64. */
  public static int rowsInTile(int width) {
    return Math.min(MAX_ROWS, Integer.highestOneBit(Math.max(1, TILE / Math.max(1, width))));
  }

  /**
   * Returns the number of rows in one part of a parallel loop: about two tiles or an eighth of all
   * rows, whichever is more, in whole tiles.
   */
  public static int rowsInPart(int rows, int width) {
    int tile = rowsInTile(width);
    int least = Math.max(2 * TILE / Math.max(1, width), (rows + MAX_PARTS - 1) / MAX_PARTS);
    return Math.max(1, least / tile) * tile;
  }

  /** Updates a matrix in place. */
  public static void update(Matrix matrix, Consumer<Tile> update) {
    copy(matrix, matrix, update);
  }

  /** Updates a matrix in place, on several threads. */
  public static void update(Matrix matrix, Workspace workspace, Consumer<Tile> update) {
    copy(matrix, matrix, workspace, update);
  }

  /** Copies a matrix to another of the same size and updates the copy. */
  public static void copy(Matrix from, Matrix to, Consumer<Tile> update) {
    fill(to, reading(from, update));
  }

  /** Copies a matrix to another of the same size and updates the copy, on several threads. */
  public static void copy(Matrix from, Matrix to, Workspace workspace, Consumer<Tile> update) {
    fill(to, workspace, reading(from, update));
  }

  private static Consumer<Tile> reading(Matrix from, Consumer<Tile> update) {
    return tile -> {
      from.read(tile.row(), tile);
      update.accept(tile);
    };
  }

  /** Fills a matrix with the numbers that the source writes to each tile. */
  public static void fill(Matrix matrix, Consumer<Tile> source) {
    fill(matrix, 0, matrix.rows(), source);
  }

  /** Fills a matrix with the numbers that the source writes to each tile, on several threads. */
  public static void fill(Matrix matrix, Workspace workspace, Consumer<Tile> source) {
    workspace.parallelFor(
        matrix.rows(),
        rowsInPart(matrix.rows(), matrix.columns()),
        (from, to) -> fill(matrix, from, to, source));
  }

  private static void fill(Matrix matrix, int from, int to, Consumer<Tile> source) {
    int step = rowsInTile(matrix.columns());
    float[] values = Scratch.take(step * matrix.columns());
    for (int row = from; row < to; row += step) {
      Tile tile = new Tile(values, row, Math.min(step, to - row), matrix.columns());
      source.accept(tile);
      matrix.write(row, tile);
    }
    Scratch.giveBack(values);
  }

  /** Updates a matrix in place; the update also reads the same rows of another matrix. */
  public static void update(Matrix matrix, Matrix other, BiConsumer<Tile, Tile> update) {
    update(matrix, other, 0, matrix.rows(), update);
  }

  /**
   * Updates a matrix in place, on several threads; the update also reads the same rows of another
   * matrix.
   */
  public static void update(
      Matrix matrix, Matrix other, Workspace workspace, BiConsumer<Tile, Tile> update) {
    workspace.parallelFor(
        matrix.rows(),
        rowsInPart(matrix.rows(), matrix.columns()),
        (from, to) -> update(matrix, other, from, to, update));
  }

  private static void update(
      Matrix matrix, Matrix other, int from, int to, BiConsumer<Tile, Tile> update) {
    forEachPair(
        matrix,
        other,
        from,
        to,
        (tile, second) -> {
          update.accept(tile, second);
          matrix.write(tile.row(), tile);
        });
  }

  /** Passes copies of all rows to a reader. */
  public static void forEach(Matrix matrix, Consumer<Tile> reader) {
    int step = rowsInTile(matrix.columns());
    float[] values = Scratch.take(step * matrix.columns());
    for (int row = 0; row < matrix.rows(); row += step) {
      Tile tile = new Tile(values, row, Math.min(step, matrix.rows() - row), matrix.columns());
      matrix.read(row, tile);
      reader.accept(tile);
    }
    Scratch.giveBack(values);
  }

  /** Passes the same rows of two matrices, which may differ in width, to a reader. */
  public static void forEachPair(Matrix matrix, Matrix other, BiConsumer<Tile, Tile> reader) {
    forEachPair(matrix, other, 0, matrix.rows(), reader);
  }

  private static void forEachPair(
      Matrix matrix, Matrix other, int from, int to, BiConsumer<Tile, Tile> reader) {
    int step = rowsInTile(matrix.columns() + other.columns());
    float[] values = Scratch.take(step * matrix.columns());
    float[] otherValues = Scratch.take(step * other.columns());
    for (int row = from; row < to; row += step) {
      int rows = Math.min(step, to - row);
      Tile tile = new Tile(values, row, rows, matrix.columns());
      Tile second = new Tile(otherValues, row, rows, other.columns());
      matrix.read(row, tile);
      other.read(row, second);
      reader.accept(tile, second);
    }
    Scratch.giveBack(otherValues);
    Scratch.giveBack(values);
  }
}
