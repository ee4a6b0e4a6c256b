package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.layers.Windows.Box;

/** An operation that pools the windows of each image, [n,height width c] -> [n,rows columns c]. */
abstract class PoolingOp implements Operation {
  private final Windows windows;
  private final Reused<Images> images;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private Matrix x;

  PoolingOp(Windows windows) {
    this.windows = windows;
    images = new Reused<>(() -> new Images(windows));
  }

  /**
   * Computes the outputs of a window.
   *
   * @param x the image
   * @param y receives the outputs of all windows, [rows columns,c]
   * @param at the index in y of the first output of this window
   */
  abstract void forward(PaddedImage x, Box window, float[] y, int at);

  /**
   * Adds the gradients of a window to those of the image.
   *
   * @param x the image
   * @param dy the gradients of the outputs of all windows, [rows columns,c]
   * @param at the index in dy of the first gradient of this window
   * @param dx the gradients of the image
   */
  abstract void backward(PaddedImage x, Box window, float[] dy, int at, PaddedImage dx);

  @Override
  public Matrix forward(Matrix input, Context context) {
    Workspace workspace = context.workspace();
    x = input;
    Matrix y = output.rows(x.rows(), windows.count() * windows.channels(), workspace);
    Parts.forEach(
        x.rows(), workspace, (from, to) -> images.use(part -> forward(part, from, to, y)));
    return y;
  }

  private void forward(Images part, int from, int to, Matrix y) {
    for (int image = from; image < to; image++) {
      part.x.read(x, image);
      forEachWindow((box, at) -> forward(part.x, box, part.outputs, at));
      y.write(image, new Tile(part.outputs, 1, y.columns()));
    }
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Workspace workspace = context.workspace();
    Matrix dx = inputGradient.rows(x.rows(), x.columns(), workspace);
    Parts.forEach(
        x.rows(), workspace, (from, to) -> images.use(part -> backward(part, from, to, dy, dx)));
    return Gradients.ofInput(dx);
  }

  private void backward(Images part, int from, int to, Matrix dy, Matrix dx) {
    for (int image = from; image < to; image++) {
      part.x.read(x, image);
      dy.read(image, new Tile(part.outputs, 1, dy.columns()));
      part.gradient.fill(0);
      forEachWindow((box, at) -> backward(part.x, box, part.outputs, at, part.gradient));
      part.gradient.write(dx, image);
    }
  }

  private void forEachWindow(WindowUser user) {
    int at = 0;
    for (int row = 0; row < windows.rows(); row++) {
      for (int column = 0; column < windows.columns(); column++) {
        user.use(windows.box(row, column), at);
        at += windows.channels();
      }
    }
  }

  private interface WindowUser {
    void use(Box window, int at);
  }

  /** The heap arrays that a thread needs for one image. */
  private static final class Images {
    private final PaddedImage x;
    private final PaddedImage gradient;
    private final float[] outputs;

    private Images(Windows windows) {
      x = new PaddedImage(windows);
      gradient = new PaddedImage(windows);
      outputs = new float[windows.count() * windows.channels()];
    }
  }
}
