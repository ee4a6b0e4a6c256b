package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;

/**
 * The windows of one image as the rows of a matrix ("im2col"), so that a convolution becomes a
 * matrix product. A band of windows at a time is unrolled, so that the matrix stays in the cache
 * even if the image is large.
 */
final class Patches {
  /** The number of floats below which a loop copies them faster than System.arraycopy. */
  private static final int SHORT = 8;

  private final PaddedImage image;
  private final PaddedImage gradient;
  private final int height; // of a window
  private final int rowOfWindow; // the numbers in a row of a window
  private final int rowOfImage; // the numbers in a row of the padded image
  private final Buffer memory = new Buffer();
  private final float[] addend; // numbers at the places in the image to which they are added
  private float[] unrolled = {};

  Patches(Windows windows) {
    image = new PaddedImage(windows);
    gradient = new PaddedImage(windows);
    addend = new float[gradient.values().length];
    height = windows.size().vertical();
    rowOfWindow = windows.size().horizontal() * windows.channels();
    rowOfImage = windows.paddedWidth() * windows.channels();
  }

  /** Reads an image of a batch. */
  void read(Matrix batch, int index) {
    image.read(batch, index);
  }

  /** Returns the windows of a band as a matrix, one window per row. All bands share its memory. */
  Matrix unroll(Band band, Workspace workspace) {
    Matrix matrix = memory.rows(band.starts().length, height * rowOfWindow, workspace);
    if (unrolled.length < matrix.rows() * matrix.columns()) {
      unrolled = new float[matrix.rows() * matrix.columns()];
    }
    if (rowOfWindow < SHORT) {
      copyNumbers(band.starts());
    } else {
      copyRows(band.starts());
    }
    matrix.write(0, new Tile(unrolled, matrix.rows(), matrix.columns()));
    return matrix;
  }

  private void copyRows(int... starts) {
    int target = 0;
    for (int start : starts) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(image.values(), start + y * rowOfImage, unrolled, target, rowOfWindow);
        target += rowOfWindow;
      }
    }
  }

  private void copyNumbers(int... starts) {
    int step = height * rowOfWindow;
    for (int number = 0; number < step; number++) {
      int offset = number / rowOfWindow * rowOfImage + number % rowOfWindow;
      copyNumber(starts, offset, number, step);
    }
  }

  /** Copies the number at this offset from the start of each window. */
  private void copyNumber(int[] starts, int offset, int first, int step) {
    float[] from = image.values();
    float[] to = unrolled;
    int target = first;
    for (int start : starts) {
      to[target] = from[start + offset];
      target += step;
    }
  }

  /** Sets the gradient of the image to zeros. */
  void clearGradient() {
    gradient.fill(0);
  }

  /** Adds the gradients of the windows of a band to the gradient of the image. */
  void addToGradient(Band band, Matrix windows) {
    windows.read(0, new Tile(unrolled, windows.rows(), windows.columns()));
    int source = 0;
    for (int start : band.starts()) {
      for (int y = 0; y < height; y++) {
        int target = start + y * rowOfImage;
        System.arraycopy(unrolled, source, addend, target, rowOfWindow);
        add(target, target + rowOfWindow);
        source += rowOfWindow;
      }
    }
  }

  /** Adds the addend in a loop with a single index, so that the JIT compiler vectorises it. */
  private void add(int from, int to) {
    float[] sums = gradient.values();
    float[] terms = addend;
    for (int i = from; i < to; i++) {
      sums[i] += terms[i];
    }
  }

  /** Writes the gradient of the image to a batch. */
  void writeGradient(Matrix batch, int index) {
    gradient.write(batch, index);
  }
}
