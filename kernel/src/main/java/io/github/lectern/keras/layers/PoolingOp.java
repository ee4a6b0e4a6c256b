package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;

/** An operation that pools the windows of each image, [n,height width c] -> [n,rows columns c]. */
abstract class PoolingOp implements Operation {
  private final Windows windows;
  private final Reused<PooledImage> images;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private Matrix x;
  private Matrix y;

  /**
   * Creates an operation.
   *
   * @param padding the value of the padding
   */
  PoolingOp(Windows windows, float padding) {
    this.windows = windows;
    images = new Reused<>(() -> new PooledImage(windows, padding));
  }

  /** Returns the windows. */
  final Windows windows() {
    return windows;
  }

  /** Computes the outputs y of an image x. */
  abstract void forward(PooledImage image);

  /** Computes dx, which contains only zeros at first, from the gradients dy of the outputs. */
  abstract void backward(PooledImage image);

  @Override
  public Matrix forward(Matrix input, Context context) {
    Workspace workspace = context.workspace();
    x = input;
    y = output.rows(x.rows(), windows.count() * windows.channels(), workspace);
    workspace.parallelFor(x.rows(), Parts.size(x.rows()), this::forward);
    return y;
  }

  private void forward(int from, int to) {
    PooledImage image = images.take();
    for (int index = from; index < to; index++) {
      image.x().read(x, index);
      forward(image);
      y.write(index, new Tile(image.y(), 1, y.columns()));
    }
    images.giveBack(image);
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Workspace workspace = context.workspace();
    Matrix dx = inputGradient.rows(x.rows(), x.columns(), workspace);
    workspace.parallelFor(x.rows(), Parts.size(x.rows()), (from, to) -> backward(from, to, dy, dx));
    return Gradients.ofInput(dx);
  }

  private void backward(int from, int to, Matrix dy, Matrix dx) {
    PooledImage image = images.take();
    for (int index = from; index < to; index++) {
      image.x().read(x, index);
      y.read(index, new Tile(image.y(), 1, y.columns()));
      dy.read(index, new Tile(image.dy(), 1, dy.columns()));
      image.dx().fill(0);
      backward(image);
      image.dx().write(dx, index);
    }
    images.giveBack(image);
  }
}
