package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Passes;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Tile;
import java.util.function.IntFunction;

/** y = x k / (1 - r), where k is 0 with probability r and else 1: what a dropout layer does. */
final class Mask implements Operation {
  private final float rate;
  private final IntFunction<float[]> uniform;
  private final Buffer output = new Buffer();
  private final Buffer factors = new Buffer();
  private Matrix mask;

  /**
   * The operation.
   *
   * @param rate r, from 0 up to 1
   * @param uniform gives that many fresh random numbers in [0, 1)
   */
  public Mask(float rate, IntFunction<float[]> uniform) {
    this.rate = rate;
    this.uniform = uniform;
  }

  // k = [u >= r], u uniform in [0, 1)
  @Override
  public Matrix forward(Matrix x, Step step) {
    if (step.phase() == Phase.INFERENCE || rate == 0) {
      return x;
    }
    mask = factors.rows(x.rows(), x.columns(), step.team());
    float scale = 1f / (1f - rate);
    Passes.fill(
        mask,
        tile -> {
          float[] u = uniform.apply(tile.size());
          for (int i = 0; i < u.length; i++) {
            tile.values()[i] = u[i] >= rate ? scale : 0f;
          }
        });
    Matrix y = output.rows(x.rows(), x.columns(), step.team());
    Passes.copy(x, y, tile -> {});
    Passes.update(y, mask, Mask::multiply);
    return y;
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
