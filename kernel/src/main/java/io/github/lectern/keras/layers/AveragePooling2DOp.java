package io.github.lectern.keras.layers;

import java.util.Arrays;

/**
 * The operation of {@link AveragePooling2D}, with m the number of the window's pixels that lie in
 * the image.
 *
 * <pre>
 * forward:   y = sum x / m over the window
 * backward:  dx = dy / m, a sum over windows
 * </pre>
 */
final class AveragePooling2DOp extends PoolingOp {
  AveragePooling2DOp(Windows windows) {
    super(windows, 0);
  }

  @Override
  void forward(PooledImage image) {
    WindowRow row = image.row();
    int size = row.size();
    float[] sums = new float[size];
    float[] pixels = new float[size];
    float[] counts = new float[size];
    for (int r = 0; r < image.windows().rows(); r++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < image.windows().size().vertical(); i++) {
        for (int j = 0; j < image.windows().size().horizontal(); j++) {
          row.read(image.x(), r, i, j, pixels);
          add(sums, pixels, size);
        }
      }
      count(image.windows(), r, counts);
      divide(sums, counts, size);
      System.arraycopy(sums, 0, image.y(), r * size, size);
    }
  }

  @Override
  void backward(PooledImage image) {
    WindowRow row = image.row();
    int size = row.size();
    float[] shares = new float[size];
    float[] counts = new float[size];
    for (int r = 0; r < image.windows().rows(); r++) {
      System.arraycopy(image.dy(), r * size, shares, 0, size);
      count(image.windows(), r, counts);
      divide(shares, counts, size);
      for (int i = 0; i < image.windows().size().vertical(); i++) {
        for (int j = 0; j < image.windows().size().horizontal(); j++) {
          row.add(shares, image.dx(), r, i, j);
        }
      }
    }
  }

  /** Computes m for each number in a row of windows. */
  private static void count(Windows windows, int row, float[] counts) {
    int channels = windows.channels();
    for (int column = 0; column < windows.columns(); column++) {
      int pixels = windows.box(row, column).size();
      Arrays.fill(counts, column * channels, (column + 1) * channels, pixels);
    }
  }

  private static void add(float[] sums, float[] pixels, int size) {
    for (int k = 0; k < size; k++) {
      sums[k] += pixels[k];
    }
  }

  private static void divide(float[] values, float[] counts, int size) {
    for (int k = 0; k < size; k++) {
      values[k] /= counts[k];
    }
  }
}
