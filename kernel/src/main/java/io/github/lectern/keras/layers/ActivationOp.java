package io.github.lectern.keras.layers;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.tensor.Shapes;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operation of {@link Activation}: y = f(x) for each row of each sample, [n,r k] -> [n,r k].
 */
final class ActivationOp implements Operation {
  /** The identity, f(z) = z. */
  static final TileFunction IDENTITY =
      new TileFunction() {
        @Override
        public void apply(Tile z) {}

        @Override
        public void gradient(Tile y, Tile dy) {}
      };

  private final TileFunction function;
  private final int rowsInSample;
  private final Buffer output = new Buffer();
  private Matrix x;
  private Matrix y;

  /**
   * Creates an operation that applies a function to each row.
   *
   * @param function f
   * @param rowsInSample r, the number of rows in one sample: 1 unless a sample has several axes
   */
  ActivationOp(TileFunction function, int rowsInSample) {
    this.function = function;
    this.rowsInSample = rowsInSample;
  }

  /** Returns an operation that applies a function along the last axis of samples of this shape. */
  static ActivationOp ofLastAxis(TileFunction function, int... sample) {
    int width = sample.length == 0 ? 1 : sample[sample.length - 1];
    return new ActivationOp(function, Shapes.size(sample) / width);
  }

  /**
   * Returns an operation that ends in an activation function.
   *
   * @param linear creates the operation with the function that it can apply itself, overwriting z
   * @param function f
   */
  static Operation after(Function<TileFunction, Operation> linear, TileFunction function) {
    return function.usesInput()
        ? new ChainedOp(linear.apply(IDENTITY), new ActivationOp(function, 1))
        : linear.apply(function);
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    x = input;
    y = output.rows(x.rows(), x.columns(), context.workspace());
    TileLoops.copy(x, y, context.workspace(), tile -> function.apply(split(tile)));
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Matrix given = function.usesInput() ? x : y;
    TileLoops.update(
        dy, given, context.workspace(), (d, result) -> function.gradient(split(result), split(d)));
    return Gradients.ofInput(dy);
  }

  @Override
  public boolean callsUserCode() {
    return isUserDefined(function);
  }

  static boolean isUserDefined(TileFunction function) {
    return function != IDENTITY && !Activations.isKnown(function);
  }

  // [n,r k] -> [n r,k], in the same array
  private Tile split(Tile tile) {
    return new Tile(tile.values(), tile.rows() * rowsInSample, tile.width() / rowsInSample);
  }

  /**
   * Returns the identity if a sample is a single row. A loss treats a sample as one row, so it
   * cannot take over a function that works on several rows per sample.
   */
  @Override
  public Optional<Operation> withoutActivation() {
    return rowsInSample == 1 ? Optional.of(new IdentityOp()) : Optional.empty();
  }
}
