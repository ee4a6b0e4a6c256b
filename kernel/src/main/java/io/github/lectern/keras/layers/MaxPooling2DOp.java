package io.github.lectern.keras.layers;

import io.github.lectern.keras.layers.Windows.Box;
import java.util.Arrays;

/**
 * The operation of {@link MaxPooling2D}.
 *
 * <pre>
 * forward:   y = max x over the window; NaN if the window contains NaN
 * backward:  dx = dy for the first x of the window that is the maximum, otherwise 0; a sum over
 *            windows
 * </pre>
 */
final class MaxPooling2DOp extends PoolingOp {
  /** Two such factors turn the difference between any two different floats into more than 1. */
  private static final float HUGE = 1e38f;

  MaxPooling2DOp(Windows windows) {
    super(windows, Float.NEGATIVE_INFINITY);
  }

  @Override
  void forward(PooledImage image) {
    WindowRow row = image.row();
    int size = row.size();
    float[] largest = new float[size];
    float[] pixels = new float[size];
    for (int r = 0; r < image.windows().rows(); r++) {
      Arrays.fill(largest, Float.NEGATIVE_INFINITY);
      for (int i = 0; i < image.windows().size().vertical(); i++) {
        for (int j = 0; j < image.windows().size().horizontal(); j++) {
          row.read(image.x(), r, i, j, pixels);
          keepLarger(largest, pixels, size);
        }
      }
      System.arraycopy(largest, 0, image.y(), r * size, size);
    }
  }

  private static void keepLarger(float[] largest, float[] pixels, int size) {
    for (int k = 0; k < size; k++) {
      largest[k] = Math.max(largest[k], pixels[k]);
    }
  }

  @Override
  void backward(PooledImage image) {
    if (!backwardOfFinite(image)) {
      image.dx().fill(0);
      backwardOfAny(image);
    }
  }

  /**
   * Computes the gradient in loops that the JIT compiler vectorises, which means that they contain
   * no comparison.
   *
   * @return whether the result is right: whether all y and dy are finite
   */
  private static boolean backwardOfFinite(PooledImage image) {
    WindowRow row = image.row();
    Windows windows = image.windows();
    int size = row.size();
    float[] y = new float[size];
    float[] dy = new float[size];
    float[] pixels = new float[size];
    float[] undecided = new float[size]; // 1 until the maximum is found, then 0
    float[] nan = new float[size]; // NaN if y or dy is NaN or infinite in any row, otherwise 0
    for (int r = 0; r < windows.rows(); r++) {
      System.arraycopy(image.y(), r * size, y, 0, size);
      System.arraycopy(image.dy(), r * size, dy, 0, size);
      addNan(nan, y, dy, size);
      Arrays.fill(undecided, 1);
      for (int i = 0; i < windows.size().vertical(); i++) {
        for (int j = 0; j < windows.size().horizontal(); j++) {
          row.read(image.x(), r, i, j, pixels);
          selectMaximum(pixels, y, undecided, size);
          multiply(pixels, dy, size); // dy or 0
          row.add(pixels, image.dx(), r, i, j);
        }
      }
    }
    return areZero(nan);
  }

  private static void addNan(float[] nan, float[] y, float[] dy, int size) {
    for (int k = 0; k < size; k++) {
      nan[k] += y[k] * 0 + dy[k] * 0;
    }
  }

  /** Replaces each pixel with 1 if it is the first that equals y, otherwise with 0. */
  private static void selectMaximum(float[] pixels, float[] y, float[] undecided, int size) {
    for (int k = 0; k < size; k++) {
      pixels[k] = undecided[k] * (1 - Math.min((y[k] - pixels[k]) * HUGE * HUGE, 1f));
    }
    for (int k = 0; k < size; k++) {
      undecided[k] -= pixels[k];
    }
  }

  private static void multiply(float[] values, float[] factors, int size) {
    for (int k = 0; k < size; k++) {
      values[k] = values[k] * factors[k] + 0f; // the sum turns -0 into 0
    }
  }

  private static boolean areZero(float... values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static void backwardOfAny(PooledImage image) {
    Windows windows = image.windows();
    int channels = windows.channels();
    for (int window = 0; window < windows.count(); window++) {
      Box box = windows.box(window / windows.columns(), window % windows.columns());
      for (int c = 0; c < channels; c++) {
        image.dx().values()[maximum(image.x(), box, c)] += image.dy()[window * channels + c];
      }
    }
  }

  /** Returns the index of the first maximum of a window, or of its first NaN. */
  private static int maximum(PaddedImage x, Box window, int channel) {
    float[] values = x.values();
    int best = x.at(window.top(), window.left()) + channel;
    for (int row = window.top(); row < window.bottom(); row++) {
      for (int column = window.left(); column < window.right(); column++) {
        int at = x.at(row, column) + channel;
        best = isGreater(values[at], values[best]) ? at : best;
      }
    }
    return best;
  }

  private static boolean isGreater(float value, float best) {
    return value > best || (Float.isNaN(value) && !Float.isNaN(best));
  }
}
