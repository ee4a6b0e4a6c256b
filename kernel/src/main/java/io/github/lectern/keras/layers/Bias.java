package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Tile;

/** Adds a bias to the rows of a tile. */
final class Bias {
  private Bias() {}

  /**
   * Adds a row to each row of a tile. The row is repeated first, because the JIT compiler
   * vectorises the loop only if both arrays use the same index.
   */
  static void addToEachRow(Matrix row, Tile tile) {
    int width = tile.width();
    float[] repeated = Scratch.take(tile.size());
    row.read(0, new Tile(repeated, 1, width));
    for (int done = width; done < tile.size(); done *= 2) {
      System.arraycopy(repeated, 0, repeated, done, Math.min(done, tile.size() - done));
    }
    float[] values = tile.values();
    int size = tile.size();
    for (int i = 0; i < size; i++) {
      values[i] += repeated[i];
    }
    Scratch.giveBack(repeated);
  }
}
