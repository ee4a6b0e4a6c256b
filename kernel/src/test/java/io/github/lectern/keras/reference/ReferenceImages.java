package io.github.lectern.keras.reference;

import java.util.Arrays;

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
