package io.github.lectern.keras.engine;

import java.util.Optional;

/** y = f(x) for each row, [n,k] -> [n,k]: what an activation layer does. */
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
  private final Buffer output = new Buffer();
  private Matrix y;

  /** The operation of a function. */
  public Pointwise(TileFunction function) {
    this.function = function;
  }

  @Override
  public Matrix forward(Matrix x, Phase phase) {
    y = output.rows(x.rows(), x.columns());
    Passes.copy(x, y, function::apply);
    return y;
  }

  @Override
  public Matrix backward(Matrix dy, InputGradient wanted) {
    Passes.update(dy, y, (gradient, result) -> function.gradient(result, gradient));
    return dy;
  }

  @Override
  public Optional<Operation> withoutFunction() {
    return Optional.of(new Pointwise(IDENTITY));
  }
}
