package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.layers.ZeroPadding2D.Margins;
import java.util.Arrays;

/** The operation of {@link ZeroPadding2D}: y[top + r, left + c, k] = x[r, c, k], otherwise 0. */
final class ZeroPadding2DOp implements Operation {
  private final int rows; // of the image
  private final int run; // the numbers in a row of the image
  private final int paddedRun;
  private final int first; // the place of x[0,0,0] in y
  private final int inputs;
  private final int outputs;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();

  ZeroPadding2DOp(ImageShape image, Margins margins) {
    ImageShape padded = margins.around(image);
    rows = image.height();
    run = image.width() * image.channels();
    paddedRun = padded.width() * padded.channels();
    first = margins.top() * paddedRun + margins.left() * image.channels();
    inputs = rows * run;
    outputs = padded.height() * paddedRun;
  }

  @Override
  public Matrix forward(Matrix x, Context context) {
    Matrix y = output.rows(x.rows(), outputs, context.workspace());
    fill(
        y,
        x,
        context.workspace(),
        (target, i, source) -> {
          Arrays.fill(target, i * outputs, (i + 1) * outputs, 0f);
          for (int row = 0; row < rows; row++) {
            int to = i * outputs + first + row * paddedRun;
            System.arraycopy(source, i * inputs + row * run, target, to, run);
          }
        });
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Matrix dx = inputGradient.rows(dy.rows(), inputs, context.workspace());
    fill(
        dx,
        dy,
        context.workspace(),
        (target, i, source) -> {
          for (int row = 0; row < rows; row++) {
            int from = i * outputs + first + row * paddedRun;
            System.arraycopy(source, from, target, i * inputs + row * run, run);
          }
        });
    return Gradients.ofInput(dx);
  }

  private static void fill(Matrix target, Matrix source, Workspace workspace, Copy copy) {
    TileLoops.fill(
        target,
        workspace,
        tile -> {
          float[] values = Scratch.take(tile.rows() * source.columns());
          source.read(tile.row(), new Tile(values, tile.rows(), source.columns()));
          for (int i = 0; i < tile.rows(); i++) {
            copy.sample(tile.values(), i, values);
          }
          Scratch.giveBack(values);
        });
  }

  /** Copies the i-th sample of a tile. */
  private interface Copy {
    void sample(float[] target, int i, float[] source);
  }
}
