package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The maxima over blocks of rows, y_i = max_j f(z_ij), where z_ij is row i of block j. In the
 * backward pass, the gradient goes to the first block with the maximum. One thread uses one object.
 */
final class PoolingEpilogue {
  /** Two such factors turn the difference between any two different floats into more than 1. */
  private static final float HUGE = 1e38f;

  private final int blocks;
  private final int width;
  private final int step; // rows in a tile
  private final Consumer<Tile> function; // f
  private final float[] best;
  private final float[] next;
  private final float[] winner;
  private final float[] nan; // NaN if any result so far is NaN or infinite, otherwise 0
  private final Buffer memory = new Buffer();

  /**
   * Creates the arrays.
   *
   * @param blocks the number of blocks
   * @param width the number of columns
   * @param function f, which replaces z with f(z)
   */
  PoolingEpilogue(int blocks, int width, Consumer<Tile> function) {
    this.blocks = blocks;
    this.width = width;
    this.function = function;
    step = TileLoops.rowsInTile(4 * width); // so that four arrays stay in the L1 cache
    best = new float[step * width];
    next = new float[step * width];
    winner = new float[step * width];
    nan = new float[step * width];
  }

  /** Returns uninitialised memory for z or dL/dz, [blocks rows,width]. */
  Matrix blocks(int rows, Workspace workspace) {
    return memory.rows(blocks * rows, width, workspace);
  }

  /**
   * Computes y and, for each of its numbers, the index of the first block with the maximum; of the
   * first with NaN if there is one.
   *
   * @param z [blocks n,width]
   * @param y receives the maxima, [n,width]
   * @param winners receives the indices, [n,width]
   */
  void forward(Matrix z, Matrix y, Matrix winners) {
    Arrays.fill(nan, 0);
    forward(z, y, winners, this::keepGreater);
    if (!isFinite()) {
      forward(z, y, winners, this::keepGreaterOfAny);
    }
  }

  private void forward(Matrix z, Matrix y, Matrix winners, BlockLoop keepGreater) {
    for (int row = 0; row < y.rows(); row += step) {
      int rows = Math.min(step, y.rows() - row);
      Arrays.fill(winner, 0);
      read(z, row, new Tile(best, rows, width));
      for (int block = 1; block < blocks; block++) {
        read(z, block * y.rows() + row, new Tile(next, rows, width));
        keepGreater.run(block, rows * width);
      }
      y.write(row, new Tile(best, rows, width));
      winners.write(row, new Tile(winner, rows, width));
    }
  }

  private void read(Matrix z, int row, Tile tile) {
    z.read(row, tile);
    function.accept(tile);
  }

  private void keepGreater(int block, int size) {
    keepGreater(best, next, winner, nan, block, size);
  }

  // without a comparison, so that the JIT compiler vectorises it; right if all maxima are finite
  private static void keepGreater(
      float[] best, float[] next, float[] winner, float[] nan, float block, int size) {
    for (int i = 0; i < size; i++) {
      float greater = Math.max(best[i], next[i]);
      float isGreater = Math.min((greater - best[i]) * HUGE * HUGE, 1f); // 1 or 0
      winner[i] += (block - winner[i]) * isGreater;
      best[i] = greater;
      nan[i] += winner[i] * 0 + greater * 0;
    }
  }

  private void keepGreaterOfAny(int block, int size) {
    for (int i = 0; i < size; i++) {
      if (next[i] > best[i] || (Float.isNaN(next[i]) && !Float.isNaN(best[i]))) {
        best[i] = next[i];
        winner[i] = block;
      }
    }
  }

  /**
   * Returns dL/dz, which is dL/dmax in the winning blocks and otherwise 0.
   *
   * @param dmax dL/dmax, [n,width]
   * @param winners the indices of the winning blocks, [n,width]
   */
  Matrix backward(Matrix dmax, Matrix winners, Workspace workspace) {
    Matrix dz = blocks(dmax.rows(), workspace);
    Arrays.fill(nan, 0);
    backward(dmax, winners, dz, this::select);
    if (!isFinite()) {
      backward(dmax, winners, dz, this::selectOfAny);
    }
    return dz;
  }

  private void backward(Matrix dmax, Matrix winners, Matrix dz, BlockLoop select) {
    for (int row = 0; row < dmax.rows(); row += step) {
      int rows = Math.min(step, dmax.rows() - row);
      dmax.read(row, new Tile(best, rows, width));
      winners.read(row, new Tile(winner, rows, width));
      for (int block = 0; block < blocks; block++) {
        select.run(block, rows * width);
        dz.write(block * dmax.rows() + row, new Tile(next, rows, width));
      }
    }
  }

  private void select(int block, int size) {
    select(best, next, winner, nan, block, size);
  }

  private static void select(
      float[] gradient, float[] selected, float[] winner, float[] nan, float block, int size) {
    for (int i = 0; i < size; i++) {
      selected[i] = gradient[i] * (1 - Math.min(Math.abs(winner[i] - block), 1f));
      nan[i] += gradient[i] * 0;
    }
  }

  private void selectOfAny(int block, int size) {
    for (int i = 0; i < size; i++) {
      next[i] = winner[i] == block ? best[i] : 0;
    }
  }

  private boolean isFinite() {
    for (float value : nan) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private interface BlockLoop {
    void run(int block, int size);
  }
}
