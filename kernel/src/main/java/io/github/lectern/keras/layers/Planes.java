package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;

/**
 * The windows of one image as the columns of a matrix, which is faster than {@link Patches} if the
 * rows of a window are short. A plane has the numbers at the same place in all windows of the first
 * block of a {@link Band}; a row of the matrix consists of one plane per block. Neighbouring blocks
 * share most planes: for windows of 5 x 5 pixels and pooling of 2 x 2, there are 36 planes instead
 * of 100.
 */
final class Planes {
  private final Windows windows;
  private final Windows pooling;
  private final int
      height; // the rows of the image that windows in the same place in all blocks need
  private final int width; // the same in columns, times channels
  private final Buffer memory = new Buffer();
  private float[] planes = {};
  private float[] row = {};

  /**
   * Creates the arrays.
   *
   * @param windows the windows of the convolution
   * @param pooling the pooling windows on its outputs
   */
  Planes(Windows windows, Windows pooling) {
    this.windows = windows;
    this.pooling = pooling;
    height =
        (pooling.size().vertical() - 1) * windows.strides().vertical() + windows.size().vertical();
    width =
        ((pooling.size().horizontal() - 1) * windows.strides().horizontal()
                + windows.size().horizontal())
            * windows.channels();
  }

  /** Returns the windows of a band as a matrix, one per column. All bands share its memory. */
  Matrix unroll(Band band, PaddedImage image, Workspace workspace) {
    int count = band.starts().length / pooling.pixels();
    Matrix matrix = memory.rows(windows.numbers(), band.starts().length, workspace);
    if (planes.length < height * width * count) {
      planes = new float[height * width * count];
      row = new float[band.starts().length];
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        gather(band, image, image.at(y, 0) + x, (y * width + x) * count, count);
      }
    }
    int rowOfWindow = windows.size().horizontal() * windows.channels();
    for (int number = 0; number < matrix.rows(); number++) {
      writeRow(matrix, number, number / rowOfWindow, number % rowOfWindow, count);
    }
    return matrix;
  }

  private void gather(Band band, PaddedImage image, int offset, int target, int count) {
    int[] starts = band.starts();
    float[] from = image.values();
    float[] to = planes;
    for (int i = 0; i < count; i++) {
      to[target + i] = from[starts[i] + offset];
    }
  }

  private void writeRow(Matrix matrix, int number, int y, int x, int count) {
    int target = 0;
    for (int i = 0; i < pooling.size().vertical(); i++) {
      for (int j = 0; j < pooling.size().horizontal(); j++) {
        int plane =
            (i * windows.strides().vertical() + y) * width
                + j * windows.strides().horizontal() * windows.channels()
                + x;
        System.arraycopy(planes, plane * count, row, target, count);
        target += count;
      }
    }
    matrix.write(number, new Tile(row, 1, target));
  }
}
