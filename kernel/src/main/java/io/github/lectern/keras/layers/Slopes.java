package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation.Receiver;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Team;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * dL/dz of a dense layer, both as [n,units], from which dW is computed, and as [units,n], from
 * which dx is. The layer above may hand it in a few columns at a time, while they are in the cache.
 */
final class Slopes implements Receiver {
  private final TileFunction function;
  private final Buffer rows = new Buffer();
  private final Buffer columns = new Buffer();
  private Matrix y;
  private Matrix dz;
  private Matrix transposed;
  private Matrix ones = ones(1);
  private Team team;
  private Taken taken = Taken.NOTHING;

  private enum Taken {
    NOTHING,
    ROWS,
    COLUMNS
  }

  /** The slopes of y = f(z). */
  Slopes(TileFunction function) {
    this.function = function;
  }

  /** Is told y of a batch, [n,units]. */
  void follow(Matrix outputs, Team workers) {
    y = outputs;
    team = workers;
    taken = Taken.NOTHING;
    if (ones.columns() < y.rows()) {
      ones = ones(y.rows());
    }
  }

  @Override
  public void beginColumns() {
    taken = Taken.COLUMNS;
    dz = rows.rows(y.rows(), y.columns(), team);
    transposed = emptyTransposed();
  }

  private Matrix emptyTransposed() {
    return columns.rows(y.rows(), y.columns(), team).shaped(y.columns(), y.rows());
  }

  // dz = f'(z) dy, in samples that fit a tile together with these columns
  @Override
  public void takeColumns(int from, Matrix dy) {
    int to = from + dy.rows();
    int step = Passes.rowsInTile(dy.rows());
    for (int row = 0; row < dz.rows(); row += step) {
      int end = Math.min(dz.rows(), row + step);
      Matrix results = y.rows(row, end).columns(from, to);
      Tile slopes = through(dy.columns(row, end), results);
      dz.rows(row, end).columns(from, to).write(0, slopes);
      Tile turned = Transpose.of(slopes);
      transposed.rows(from, to).columns(row, end).write(0, turned);
      Scratch.giveBack(slopes.values());
      Scratch.giveBack(turned.values());
    }
  }

  // [columns,samples] [samples,columns] -> [samples,columns]
  private Tile through(Matrix dy, Matrix results) {
    Tile tile = Transpose.read(dy);
    Tile slopes = Transpose.of(tile);
    Tile result = new Tile(tile.values(), slopes.rows(), slopes.width());
    results.read(0, result);
    function.gradient(result, slopes);
    Scratch.giveBack(tile.values());
    return slopes;
  }

  @Override
  public void beginRows() {
    taken = Taken.ROWS;
  }

  // dz = f'(z) dy, in the place of dy
  @Override
  public void takeRows(int from, Matrix dy) {
    Passes.update(
        dy,
        y.rows(from, from + dy.rows()),
        (gradient, result) -> function.gradient(result, gradient));
  }

  /** dL/dz, [n,units], from dL/dy, in whose place it may stand, unless it was taken. */
  Matrix of(Matrix dy) {
    if (taken == Taken.NOTHING) {
      team.share(
          dy.rows(),
          Passes.rowsInPart(dy.rows(), dy.columns()),
          (from, to) -> takeRows(from, dy.rows(from, to)));
    }
    if (taken != Taken.COLUMNS) {
      dz = dy;
    }
    return dz;
  }

  /** dL/dz, [units,n]; after {@link #of}. */
  Matrix transposed() {
    if (taken != Taken.COLUMNS) {
      transposed = emptyTransposed();
      team.share(
          dz.rows(),
          Passes.rowsInPart(dz.rows(), dz.columns()),
          (from, to) -> Transpose.write(dz.rows(from, to), transposed.columns(from, to)));
    }
    return transposed;
  }

  /** The sum over the samples, [1,units], written to where there is room; after {@link #of}. */
  Matrix sum(Matrix target) {
    return Gemm.of(ones.columns(0, dz.rows()), dz).rows(0, target);
  }

  private static Matrix ones(int n) {
    return Matrix.sharing(Nd4j.ones(DataType.FLOAT, 1, n));
  }
}
