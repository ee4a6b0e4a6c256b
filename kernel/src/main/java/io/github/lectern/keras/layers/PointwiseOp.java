package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;

/**
 * The operation of a layer that applies a function to each number: y = f(x), dx = f'(x) dy. Unlike
 * {@link ActivationOp}, it keeps x, so that f need not be invertible.
 */
final class PointwiseOp implements Operation {
  private final Function function;
  private final Buffer output = new Buffer();
  private Matrix x;

  PointwiseOp(Function function) {
    this.function = function;
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    x = input;
    Matrix y = output.rows(x.rows(), x.columns(), context.workspace());
    TileLoops.copy(x, y, context.workspace(), function::apply);
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    TileLoops.update(dy, x, context.workspace(), (d, in) -> function.gradient(in, d));
    return Gradients.ofInput(dy);
  }

  /** A function f of one number, and its derivative. */
  interface Function {
    /** Replaces x with f(x). */
    void apply(Tile x);

    /** Replaces dL/dy with dL/dx. */
    void gradient(Tile x, Tile dy);
  }
}
