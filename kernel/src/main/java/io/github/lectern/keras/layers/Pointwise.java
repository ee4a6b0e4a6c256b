package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.workers.Workers;
import java.util.Optional;

/** y = f(x) for each row of each sample, [n,r k] -> [n,r k]: what an activation layer does. */
final class Pointwise implements Operation {
  /** f(z) = z. */
  public static final TileFunction IDENTITY =
      new TileFunction() {
        @Override
        public void apply(Tile z) {}

        @Override
        public void gradient(Tile y, Tile dy) {}

        @Override
        public boolean isElementwise() {
          return true;
        }
      };

  private final TileFunction function;
  private final int rowsInSample;
  private final Buffer output = new Buffer();
  private Matrix y;

  /**
   * The operation of a function.
   *
   * @param function f
   * @param rowsInSample r, how many rows one sample holds: 1 unless it has several axes
   */
  public Pointwise(TileFunction function, int rowsInSample) {
    this.function = function;
    this.rowsInSample = rowsInSample;
  }

  @Override
  public Matrix forward(Matrix x, Step step) {
    y = output.rows(x.rows(), x.columns(), step.team());
    share(
        step,
        (from, to) ->
            Passes.copy(x.rows(from, to), y.rows(from, to), tile -> function.apply(split(tile))));
    return y;
  }

  @Override
  public Matrix backward(Matrix dy, InputGradient wanted, Step step) {
    share(
        step,
        (from, to) ->
            Passes.update(
                dy.rows(from, to),
                y.rows(from, to),
                (gradient, result) -> function.gradient(split(result), split(gradient))));
    return dy;
  }

  private void share(Step step, Workers.Range work) {
    step.team().share(y.rows(), Passes.rowsInPart(y.rows(), y.columns()), work);
  }

  /** Whether a user wrote the function. */
  static boolean isUsers(TileFunction function) {
    return function != IDENTITY && !Activations.isKnown(function);
  }

  // [n,r k] -> [n r,k], in the same array
  private Tile split(Tile tile) {
    return new Tile(tile.values(), tile.rows() * rowsInSample, tile.width() / rowsInSample);
  }

  @Override
  public boolean callsUserCode() {
    return isUsers(function);
  }

  /** A loss sees a sample as one row, so that it cannot stand in for a function of several. */
  @Override
  public Optional<Operation> withoutFunction() {
    return rowsInSample == 1 ? Optional.of(new Pointwise(IDENTITY, 1)) : Optional.empty();
  }
}
