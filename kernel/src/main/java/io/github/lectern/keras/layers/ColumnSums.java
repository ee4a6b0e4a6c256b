package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sums over the rows of a matrix, [n,k] -> [k]. They are added in an order that depends only on the
 * sizes.
 */
final class ColumnSums {
  private ColumnSums() {}

  /**
   * Returns sum_i f(x_ik) for each column k.
   *
   * @param f replaces the numbers of a copy of some rows of x
   */
  static double[] of(Matrix x, Workspace workspace, Consumer<Tile> f) {
    return ofParts(
        x,
        workspace,
        (from, to, sum) ->
            TileLoops.forEach(
                x.rows(from, to),
                tile -> {
                  f.accept(tile);
                  sum.add(tile);
                }));
  }

  /**
   * Returns sum_i f(a_ik, b_ik) for each column k.
   *
   * @param f replaces the numbers of a copy of some rows of a, given those of b
   */
  static double[] of(Matrix a, Matrix b, Workspace workspace, BiConsumer<Tile, Tile> f) {
    return ofParts(
        a,
        workspace,
        (from, to, sum) ->
            TileLoops.forEachPair(
                a.rows(from, to),
                b.rows(from, to),
                (tile, other) -> {
                  f.accept(tile, other);
                  sum.add(tile);
                }));
  }

  private static double[] ofParts(Matrix matrix, Workspace workspace, Part part) {
    int rows = TileLoops.rowsInPart(matrix.rows(), matrix.columns());
    Sum[] sums = new Sum[(matrix.rows() + rows - 1) / rows];
    workspace.parallelFor(
        matrix.rows(),
        rows,
        (from, to) -> {
          Sum sum = new Sum(matrix.columns());
          part.run(from, to, sum);
          sums[from / rows] = sum;
        });
    double[] total = new double[matrix.columns()];
    for (Sum sum : sums) {
      sum.addTo(total);
    }
    return total;
  }

  /**
   * Returns a row repeated as often as the largest tile of its width has rows. The JIT compiler
   * vectorises loops over such arrays, because they use the same index as the tile.
   */
  static float[] repeated(double... row) {
    float[] repeated = new float[TileLoops.rowsInTile(row.length) * row.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = (float) row[i % row.length];
    }
    return repeated;
  }

  private interface Part {
    void run(int from, int to, Sum sum);
  }

  /** The sum of several tiles, still one number for each element of a tile. */
  private static final class Sum {
    private final int width;
    private final float[] values;

    Sum(int width) {
      this.width = width;
      values = new float[TileLoops.rowsInTile(width) * width];
    }

    void add(Tile tile) {
      float[] added = tile.values();
      int size = tile.size();
      for (int i = 0; i < size; i++) {
        values[i] += added[i];
      }
    }

    void addTo(double[] total) {
      for (int i = 0; i < values.length; i++) {
        total[i % width] += values[i];
      }
    }
  }
}
