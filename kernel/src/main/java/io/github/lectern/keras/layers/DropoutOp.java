package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.random.UniformDraw;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The operation of {@link Dropout}: y = x k / (1 - r), where k is 0 with probability r and
 * otherwise 1.
 */
final class DropoutOp implements Operation {
  /** Two such factors turn the difference between any two different floats into more than 1. */
  private static final float HUGE = 1e38f;

  private final float rate;
  private final float scale;
  private final IntFunction<UniformDraw> uniform;
  private final Buffer output = new Buffer();
  private final Buffer maskBuffer = new Buffer();
  private Optional<Matrix> mask = Optional.empty(); // k / (1 - r); empty if nothing is dropped

  /**
   * Creates an operation that drops a fraction of its inputs.
   *
   * @param rate r, at least 0 and below 1
   * @param uniform draws as many new random numbers in [0, 1) as its argument says
   */
  DropoutOp(double rate, IntFunction<UniformDraw> uniform) {
    this.rate = (float) rate;
    scale = (float) (1 / (1 - rate)); // computed in double, rounded once, as in TensorFlow
    this.uniform = uniform;
  }

  // k = 1 if u >= r, else 0, with u uniform in [0, 1): one draw for the batch, row by row
  @Override
  public Matrix forward(Matrix x, Context context) {
    if (context.phase() == Phase.INFERENCE || rate == 0) {
      mask = Optional.empty();
      return x;
    }
    Workspace workspace = context.workspace();
    Matrix factors = maskBuffer.rows(x.rows(), x.columns(), workspace);
    UniformDraw draw = uniform.apply(x.rows() * x.columns());
    TileLoops.fill(factors, workspace, tile -> fill(tile, draw));
    Matrix y = output.rows(x.rows(), x.columns(), workspace);
    TileLoops.copy(x, y, workspace, tile -> {});
    TileLoops.update(y, factors, workspace, DropoutOp::multiply);
    mask = Optional.of(factors);
    return y;
  }

  private void fill(Tile tile, UniformDraw draw) {
    float[] u = tile.values();
    draw.read(tile.row() * tile.width(), tile.size(), u);
    for (int i = 0; i < tile.size(); i++) {
      float isBelow = Math.min(Math.max((rate - u[i]) * HUGE * HUGE, 0f), 1f);
      u[i] = (1 - isBelow) * scale;
    }
  }

  // dx = dy k / (1 - r)
  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    mask.ifPresent(
        factors -> TileLoops.update(dy, factors, context.workspace(), DropoutOp::multiply));
    return Gradients.ofInput(dy);
  }

  private static void multiply(Tile values, Tile factors) {
    for (int i = 0; i < values.size(); i++) {
      values.values()[i] *= factors.values()[i];
    }
  }
}
