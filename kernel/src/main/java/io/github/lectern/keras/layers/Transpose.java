package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Tile;

/** Element (i, k) becomes element (k, i). */
final class Transpose {
  private Transpose() {}

  /** Writes the transpose of a matrix [rows,columns] to another, [columns,rows]. */
  static void write(Matrix from, Matrix to) {
    int step = Passes.rowsInTile(from.columns());
    for (int row = 0; row < from.rows(); row += step) {
      int end = Math.min(from.rows(), row + step);
      Tile tile = read(from.rows(row, end));
      Tile turned = of(tile);
      to.columns(row, end).write(0, turned);
      Scratch.giveBack(tile.values());
      Scratch.giveBack(turned.values());
    }
  }

  /** All of a small matrix, in an array to be given back. */
  static Tile read(Matrix matrix) {
    int size = matrix.rows() * matrix.columns();
    Tile tile = new Tile(Scratch.take(size), matrix.rows(), matrix.columns());
    matrix.read(0, tile);
    return tile;
  }

  /** The transpose of a tile, in an array to be given back. */
  static Tile of(Tile tile) {
    float[] source = tile.values();
    float[] target = Scratch.take(tile.size());
    int rows = tile.rows();
    int width = tile.width();
    int i = 0;
    for (; i + 3 < rows; i += 4) {
      int from = i * width;
      for (int k = 0; k < width; k++) {
        int to = k * rows + i;
        target[to] = source[from + k];
        target[to + 1] = source[from + width + k];
        target[to + 2] = source[from + 2 * width + k];
        target[to + 3] = source[from + 3 * width + k];
      }
    }
    for (; i < rows; i++) {
      for (int k = 0; k < width; k++) {
        target[k * rows + i] = source[i * width + k];
      }
    }
    return new Tile(target, width, rows);
  }
}
