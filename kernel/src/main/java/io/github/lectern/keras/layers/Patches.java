package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows of one image as the rows of a matrix ("im2col"), so that a convolution becomes a
 * matrix product. A band of windows at a time is unrolled, so that the matrix stays in the cache
 * even if the image is large.
 */
final class Patches {
  /** The maximum number of numbers in a band, unless a single row of windows has more. */
  private static final int BAND = 1 << 16;

  private final Windows windows;
  private final PaddedImage image;
  private final PaddedImage gradient;
  private final float[] unrolled;
  private final Buffer memory = new Buffer();

  Patches(Windows windows) {
    this.windows = windows;
    image = new PaddedImage(windows);
    gradient = new PaddedImage(windows);
    unrolled = new float[rowsInBand(windows) * windows.columns() * windows.numbers()];
  }

  /** Returns the number of rows of windows in a band. */
  static int rowsInBand(Windows windows) {
    int most = BAND / Math.multiplyExact(windows.columns(), windows.numbers());
    return Math.max(1, Math.min(windows.rows(), most));
  }

  /** Reads an image of a batch. */
  void read(Matrix batch, int index) {
    image.read(batch, index);
  }

  /** Returns all bands in order. They share one matrix. */
  List<Band> bands(Workspace workspace) {
    List<Band> bands = new ArrayList<>();
    int step = rowsInBand(windows);
    for (int from = 0; from < windows.rows(); from += step) {
      int to = Math.min(from + step, windows.rows());
      int count = (to - from) * windows.columns();
      Matrix matrix = memory.rows(count, windows.numbers(), workspace);
      bands.add(new Band(from, to, windows.columns(), matrix));
    }
    return bands;
  }

  /** Writes the windows of a band to its matrix. */
  void unroll(Band band) {
    int length = windows.size().horizontal() * windows.channels();
    int target = 0;
    for (int row = band.from(); row < band.to(); row++) {
      for (int column = 0; column < windows.columns(); column++) {
        for (int y = 0; y < windows.size().vertical(); y++) {
          System.arraycopy(image.values(), at(row, column, y), unrolled, target, length);
          target += length;
        }
      }
    }
    Matrix matrix = band.patches();
    matrix.write(0, new Tile(unrolled, matrix.rows(), matrix.columns()));
  }

  /** Sets the gradient of the image to zeros. */
  void clearGradient() {
    gradient.fill(0);
  }

  /** Adds the gradients of the windows, in the matrix of a band, to the gradient of the image. */
  void addToGradient(Band band) {
    Matrix matrix = band.patches();
    matrix.read(0, new Tile(unrolled, matrix.rows(), matrix.columns()));
    int length = windows.size().horizontal() * windows.channels();
    float[] sums = gradient.values();
    int source = 0;
    for (int row = band.from(); row < band.to(); row++) {
      for (int column = 0; column < windows.columns(); column++) {
        for (int y = 0; y < windows.size().vertical(); y++) {
          int target = at(row, column, y);
          for (int i = 0; i < length; i++) {
            sums[target + i] += unrolled[source + i];
          }
          source += length;
        }
      }
    }
  }

  /** Writes the gradient of the image to a batch. */
  void writeGradient(Matrix batch, int index) {
    gradient.write(batch, index);
  }

  /** Returns the index of row y of a window in the padded image. */
  private int at(int row, int column, int y) {
    return image.at(
        row * windows.strides().vertical() + y, column * windows.strides().horizontal());
  }

  /**
   * Some rows of windows.
   *
   * @param from the first row
   * @param to the row after the last
   * @param columns the number of windows in a row
   * @param patches the matrix P, one window per row; uninitialised at first
   */
  record Band(int from, int to, int columns, Matrix patches) {
    /** Returns the rows of a matrix with one row per window of the image. */
    Matrix of(Matrix outputs) {
      return outputs.rows(from * columns, to * columns);
    }
  }
}
