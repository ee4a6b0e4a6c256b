package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import java.util.Arrays;

/**
 * The operation of {@link GlobalAveragePooling2D} and {@link GlobalMaxPooling2D}: it reduces p
 * pixels to one, [n,p c] -> [n,c].
 */
final class GlobalPoolingOp implements Operation {
  private final int pixels;
  private final int channels;
  private final Reduction reduction;
  private final Buffer output = new Buffer();
  private final Buffer inputGradient = new Buffer();
  private Matrix x;
  private Matrix y;

  GlobalPoolingOp(ImageShape image, Reduction reduction) {
    pixels = image.pixels();
    channels = image.channels();
    this.reduction = reduction;
  }

  @Override
  public Matrix forward(Matrix input, Context context) {
    x = input;
    y = output.rows(x.rows(), channels, context.workspace());
    eachSample(
        context,
        (i, image) -> {
          x.read(i, row(image));
          float[] pixel = new float[channels];
          reduction.forward(image, pixel);
          y.write(i, row(pixel));
        });
    return y;
  }

  @Override
  public Gradients backward(Matrix dy, InputGradient input, Context context) {
    Matrix dx = inputGradient.rows(x.rows(), x.columns(), context.workspace());
    eachSample(
        context,
        (i, image) -> {
          float[] pixel = new float[channels];
          float[] gradient = new float[channels];
          x.read(i, row(image));
          y.read(i, row(pixel));
          dy.read(i, row(gradient));
          reduction.backward(image, pixel, gradient);
          dx.write(i, row(image));
        });
    return Gradients.ofInput(dx);
  }

  private static Tile row(float... values) {
    return new Tile(values, 1, values.length);
  }

  private void eachSample(Context context, Sample work) {
    context
        .workspace()
        .parallelFor(
            x.rows(),
            TileLoops.rowsInPart(x.rows(), x.columns()),
            (from, to) -> {
              float[] image = new float[pixels * channels];
              for (int i = from; i < to; i++) {
                work.run(i, image);
              }
            });
  }

  private interface Sample {
    void run(int i, float[] image);
  }

  /** Reduces an image to one pixel. */
  interface Reduction {
    /** Writes y for x. */
    void forward(float[] x, float[] y);

    /** Replaces x with dx. */
    void backward(float[] x, float[] y, float[] dy);
  }

  /** y_k = sum_p x_pk / n, dx_pk = dy_k / n. */
  static final class Mean implements Reduction {
    @Override
    public void forward(float[] x, float[] y) {
      double[] sums = new double[y.length];
      for (int p = 0; p < x.length; p += y.length) {
        for (int k = 0; k < y.length; k++) {
          sums[k] += x[p + k];
        }
      }
      double n = (double) x.length / y.length;
      for (int k = 0; k < y.length; k++) {
        y[k] = (float) (sums[k] / n);
      }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy) {
      float n = (float) x.length / y.length;
      for (int p = 0; p < x.length; p += y.length) {
        for (int k = 0; k < y.length; k++) {
          x[p + k] = dy[k] / n;
        }
      }
    }
  }

  /** y_k = max_p x_pk; dx_pk = dy_k / m where x_pk = y_k at m pixels, and otherwise 0. */
  static final class Max implements Reduction {
    @Override
    public void forward(float[] x, float[] y) {
      Arrays.fill(y, Float.NEGATIVE_INFINITY);
      for (int p = 0; p < x.length; p += y.length) {
        for (int k = 0; k < y.length; k++) {
          y[k] = Math.max(y[k], x[p + k]); // NaN if any is NaN, as in TensorFlow
        }
      }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy) {
      int[] equal = new int[y.length];
      for (int i = 0; i < x.length; i++) {
        int k = i % y.length;
        equal[k] += x[i] == y[k] ? 1 : 0;
      }
      for (int i = 0; i < x.length; i++) {
        int k = i % y.length;
        x[i] = (x[i] == y[k] ? 1f : 0f) / equal[k] * dy[k];
      }
    }
  }
}
