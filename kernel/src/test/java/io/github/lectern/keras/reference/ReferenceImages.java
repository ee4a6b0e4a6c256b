package io.github.lectern.keras.reference;

import io.github.lectern.keras.layers.ImageReference;
import java.util.Arrays;
import java.util.List;

/** Layers for images [height,width,channels] of exact numbers. */
final class ReferenceImages {
  private ReferenceImages() {}

  /** y[top + r, left + c, k] = x[r, c, k], otherwise 0. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record ZeroPadding(int[] image, int top, int bottom, int left, int right)
      implements ReferenceLayer {
    private int width() {
      return (left + image[1] + right) * image[2];
    }

    private int place(int i) {
      int run = image[1] * image[2];
      return (top + i / run) * width() + left * image[2] + i % run;
    }

    @Override
    public Estimate forward(Estimate x, boolean training) {
      int size = (top + image[0] + bottom) * width();
      Estimate y = new Estimate(x.rows, size);
      for (int i = 0; i < x.values.length; i++) {
        int to = i / x.columns * size + place(i % x.columns);
        y.values[to] = x.values[i];
        y.variances[to] = x.variances[i];
      }
      return y;
    }

    @Override
    public Estimate backward(Estimate dy) {
      Estimate dx = new Estimate(dy.rows, image[0] * image[1] * image[2]);
      for (int i = 0; i < dx.values.length; i++) {
        int from = i / dx.columns * dy.columns + place(i % dx.columns);
        dx.values[i] = dy.values[from];
        dx.variances[i] = dy.variances[from];
      }
      return dx;
    }
  }

  /** The windows of a layer on images. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Windows(int[] image, int[] size, int[] strides, boolean same) {
    int rows() {
      return ImageReference.count(image[0], size[0], strides[0], same);
    }

    int columns() {
      return ImageReference.count(image[1], size[1], strides[1], same);
    }

    private void forEach(ImageReference.Pixels user) {
      ImageReference.forEach(image[0], image[1], size, strides, same, user);
    }

    private int pixel(int row, int column) {
      return (row * image[1] + column) * image[2];
    }

    /** A window a row, with 0 in the padding. */
    private Estimate unrolled(Estimate x) {
      int numbers = size[0] * size[1] * image[2];
      Estimate all = new Estimate(x.rows * rows() * columns(), numbers);
      for (int n = 0; n < x.rows; n++) {
        int sample = n;
        forEach(
            (row, column, y, left, pixelRow, pixelColumn) -> {
              int window = (sample * rows() + row) * columns() + column;
              int to = window * numbers + (y * size[1] + left) * image[2];
              int from = sample * x.columns + pixel(pixelRow, pixelColumn);
              System.arraycopy(x.values, from, all.values, to, image[2]);
              System.arraycopy(x.variances, from, all.variances, to, image[2]);
            });
      }
      return all;
    }
  }

  /** y = f(P W + b), where each row of P is a window; the first layer: its dx is not needed. */
  static final class Convolution implements ReferenceLayer {
    private final Windows windows;
    private final int filters;
    private final ReferenceLayer.Dense dense;

    Convolution(Windows windows, int filters, String activation) {
      this.windows = windows;
      this.filters = filters;
      dense = new ReferenceLayer.Dense(activation, true);
    }

    @Override
    public List<Weight> weights() {
      return dense.weights();
    }

    @Override
    public Estimate forward(Estimate x, boolean training) {
      int outputs = windows.rows() * windows.columns() * filters;
      return dense.forward(windows.unrolled(x), training).shaped(outputs);
    }

    @Override
    public Estimate backward(Estimate dy) {
      dense.backward(dy.shaped(filters));
      return dy;
    }
  }

  /** y_k = the mean or the maximum of a window, as the first layer: its dx is not needed. */
  record Pooling(Windows windows, boolean mean) implements ReferenceLayer {
    @Override
    public Estimate forward(Estimate x, boolean training) {
      int channels = windows.image()[2];
      int outputs = windows.rows() * windows.columns() * channels;
      Estimate y = new Estimate(x.rows, outputs);
      double[] counts = new double[outputs];
      double[] sizes = new double[y.values.length];
      Arrays.fill(y.values, mean ? 0 : Double.NEGATIVE_INFINITY);
      for (int n = 0; n < x.rows; n++) {
        int sample = n;
        Arrays.fill(counts, 0);
        windows.forEach(
            (row, column, top, left, pixelRow, pixelColumn) -> {
              for (int k = 0; k < channels; k++) {
                int to = (row * windows.columns() + column) * channels + k;
                int at = sample * outputs + to;
                double value =
                    x.values[sample * x.columns + windows.pixel(pixelRow, pixelColumn) + k];
                counts[to]++;
                sizes[at] += Math.abs(value);
                y.values[at] = mean ? y.values[at] + value : Math.max(y.values[at], value);
              }
            });
        for (int k = 0; mean && k < outputs; k++) {
          int at = n * outputs + k;
          y.values[at] /= counts[k];
          // each of the sums is rounded, and so is the quotient
          y.variances[at] =
              (counts[k] + 1) * Estimate.square(Estimate.UNIT * sizes[at] / counts[k])
                  + Estimate.underflow(y.values[at]);
        }
      }
      return y;
    }

    @Override
    public Estimate backward(Estimate dy) {
      return dy;
    }
  }

  /** y_k = the mean or the maximum over all pixels, as the first layer: its dx is not needed. */
  record GlobalPooling(int channels, boolean mean) implements ReferenceLayer {
    @Override
    public Estimate forward(Estimate x, boolean training) {
      int pixels = x.columns / channels;
      double[] y = new double[x.rows * channels];
      Arrays.fill(y, mean ? 0 : Double.NEGATIVE_INFINITY);
      double[] rounding = new double[y.length];
      for (int i = 0; i < x.values.length; i++) {
        int to = i / x.columns * channels + i % channels;
        y[to] = mean ? y[to] + x.values[i] / pixels : Math.max(y[to], x.values[i]);
      }
      for (int i = 0; mean && i < y.length; i++) {
        rounding[i] = Estimate.square(2 * Estimate.UNIT * y[i]) + Estimate.underflow(y[i]);
      }
      return new Estimate(x.rows, channels, y, rounding);
    }

    @Override
    public Estimate backward(Estimate dy) {
      return dy;
    }
  }
}
