package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.random.UniformDraw;
import java.util.function.IntFunction;

/** y = x k / (1 - r), where k is 0 with probability r and else 1: what a dropout layer does. */
final class Mask implements Operation {
  private final float rate;
  private final float scale;
  private final IntFunction<UniformDraw> uniform;
  private final Buffer output = new Buffer();
  private final Buffer factors = new Buffer();
  private Matrix mask;

  /**
   * The operation.
   *
   * @param rate r, from 0 up to 1
   * @param uniform draws that many fresh random numbers in [0, 1)
   */
  Mask(double rate, IntFunction<UniformDraw> uniform) {
    this.rate = (float) rate;
    scale = (float) (1 / (1 - rate)); // rounded once, as Python's float is by convert_to_tensor
    this.uniform = uniform;
  }

  // k = [u >= r], u uniform in [0, 1): one draw over the whole batch, row after row
  @Override
  public Matrix forward(Matrix x, Step step) {
    if (step.phase() == Phase.INFERENCE || rate == 0) {
      return x;
    }
    mask = factors.rows(x.rows(), x.columns(), step.team());
    Matrix y = output.rows(x.rows(), x.columns(), step.team());
    UniformDraw draw = uniform.apply(x.rows() * x.columns());
    step.team()
        .share(
            x.rows(),
            Passes.rowsInPart(x.rows(), x.columns()),
            (from, to) -> {
              fill(mask.rows(from, to), draw, from * x.columns());
              Passes.copy(x.rows(from, to), y.rows(from, to), tile -> {});
              Passes.update(y.rows(from, to), mask.rows(from, to), Mask::multiply);
            });
    return y;
  }

  /** Fills some rows of the mask, whose first number has that index in the draw. */
  private void fill(Matrix rows, UniformDraw draw, int first) {
    Passes.fill(
        rows,
        tile -> {
          float[] u = tile.values();
          draw.read(first + tile.row() * tile.width(), tile.size(), u);
          for (int i = 0; i < tile.size(); i++) {
            u[i] = u[i] >= rate ? scale : 0f;
          }
        });
  }

  // dx = dy k / (1 - r)
  @Override
  public Matrix backward(Matrix dy, InputGradient wanted, Step step) {
    if (rate > 0) {
      Passes.update(dy, mask, Mask::multiply);
    }
    return dy;
  }

  private static void multiply(Tile values, Tile factors) {
    for (int i = 0; i < values.size(); i++) {
      values.values()[i] *= factors.values()[i];
    }
  }
}
