package io.github.lectern.keras.engine;

/**
 * Runs over the rows of matrices, a tile of whole rows at a time: off-heap memory is copied to the
 * heap, where plain loops are turned into vector instructions, and back.
 */
public final class Passes {
  /** Floats in a tile, or in a pair of them: 16 KiB, which stay in the first-level cache. */
  static final int TILE = 4096;

  private static final int MOST_ROWS = 64;
  private static final int MOST_PARTS = 8;

  private Passes() {}

  /** The rows of the given width that make a tile: a power of two. */
  public static int rowsInTile(int width) {
    return Math.min(MOST_ROWS, Integer.highestOneBit(Math.max(1, TILE / Math.max(1, width))));
  }

  /** The rows that make a part worth sharing out: about two tiles, in at most eight parts. */
  public static int rowsInPart(int rows, int width) {
    int tile = rowsInTile(width);
    int least = Math.max(2 * TILE / Math.max(1, width), (rows + MOST_PARTS - 1) / MOST_PARTS);
    return Math.max(1, least / tile) * tile;
  }

  /** Changes a matrix. */
  public static void update(Matrix matrix, Change change) {
    if (change != Change.NONE) {
      copy(matrix, matrix, change);
    }
  }

  /** Writes the changed numbers of one matrix to another of the same size. */
  public static void copy(Matrix from, Matrix to, Change change) {
    fill(
        to,
        tile -> {
          from.read(tile.row(), tile);
          change.on(tile);
        });
  }

  /** Replaces a matrix by what is written to its tiles. */
  public static void fill(Matrix matrix, Change source) {
    forEachTile(
        matrix,
        rowsInTile(matrix.columns()),
        tile -> {
          source.on(tile);
          matrix.write(tile.row(), tile);
        });
  }

  /** Changes a matrix beside the numbers of another of the same size. */
  public static void update(Matrix matrix, Matrix beside, PairChange change) {
    look(
        matrix,
        beside,
        (tile, second) -> {
          change.on(tile, second);
          matrix.write(tile.row(), tile);
        });
  }

  /** Shows the same rows of two matrices, of any widths. */
  public static void look(Matrix matrix, Matrix beside, PairChange look) {
    int step = rowsInTile(matrix.columns() + beside.columns());
    float[] other = Scratch.take(step * beside.columns());
    forEachTile(
        matrix,
        step,
        tile -> {
          Tile second = new Tile(other, tile.row(), tile.rows(), beside.columns());
          matrix.read(tile.row(), tile);
          beside.read(tile.row(), second);
          look.on(tile, second);
        });
    Scratch.giveBack(other);
  }

  private static void forEachTile(Matrix matrix, int step, Change work) {
    float[] values = Scratch.take(step * matrix.columns());
    for (int row = 0; row < matrix.rows(); row += step) {
      work.on(new Tile(values, row, Math.min(step, matrix.rows() - row), matrix.columns()));
    }
    Scratch.giveBack(values);
  }

  /** What is done with a tile. */
  public interface Change {
    /** Leaves it as it is. */
    Change NONE = tile -> {};

    /** Works on a tile; its row is that in the matrix. */
    void on(Tile tile);
  }

  /** What is done with a tile beside another. */
  public interface PairChange {
    /** Changes a tile beside the same rows of another matrix. */
    void on(Tile tile, Tile beside);
  }
}
