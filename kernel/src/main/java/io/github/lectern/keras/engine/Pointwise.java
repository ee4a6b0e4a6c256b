package io.github.lectern.keras.engine;

import java.util.Optional;

/** y = f(x) for each row of each sample, [n,r k] -> [n,r k]: what an activation layer does. */
public final class Pointwise implements Operation {
  /** f(z) = z. */
  public static final TileFunction IDENTITY =
      new TileFunction() {
        @Override
        public void apply(Tile z) {}

        @Override
        public void gradient(Tile y, Tile dy) {}
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
  public Matrix forward(Matrix x, Phase phase) {
    y = output.rows(x.rows(), x.columns());
    Passes.copy(x, y, tile -> function.apply(split(tile)));
    return y;
  }

  @Override
  public Matrix backward(Matrix dy, InputGradient wanted) {
    Passes.update(dy, y, (gradient, result) -> function.gradient(split(result), split(gradient)));
    return dy;
  }

  // [n,r k] -> [n r,k], in the same array
  private Tile split(Tile tile) {
    return new Tile(tile.values(), tile.rows() * rowsInSample, tile.width() / rowsInSample);
  }

  /** A loss sees a sample as one row, so that it cannot stand in for a function of several. */
  @Override
  public Optional<Operation> withoutFunction() {
    return rowsInSample == 1 ? Optional.of(new Pointwise(IDENTITY, 1)) : Optional.empty();
  }
}
