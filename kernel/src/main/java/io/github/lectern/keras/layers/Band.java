package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows of a convolution that contribute to some rows of outputs. If the outputs are maxima
 * over the windows of a pooling layer, the windows of the convolution are divided into blocks: the
 * first block has the windows for the first pixel of each pooling window, the second block those
 * for the second pixel, and so on. Each block is in the order of the outputs.
 *
 * @param from the first output, counted from 0 in each image
 * @param to the output after the last
 * @param starts the index of each window's first number in the padded image
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
record Band(int from, int to, int[] starts) {
  /** The maximum number of numbers in the windows of a band, unless a single row has more. */
  private static final int MOST = 1 << 16;

  /**
   * Returns all bands of an image in order.
   *
   * @param windows the windows of the convolution
   * @param pooling the pooling windows on its outputs, without padding
   */
  static List<Band> of(Windows windows, Windows pooling) {
    int perRow = Math.multiplyExact(pooling.columns(), pooling.pixels());
    int step = Math.max(1, MOST / Math.multiplyExact(perRow, windows.numbers()));
    List<Band> bands = new ArrayList<>();
    for (int row = 0; row < pooling.rows(); row += step) {
      int end = Math.min(row + step, pooling.rows());
      int[] starts = starts(windows, pooling, row, end);
      bands.add(new Band(row * pooling.columns(), end * pooling.columns(), starts));
    }
    return List.copyOf(bands);
  }

  private static int[] starts(Windows windows, Windows pooling, int from, int to) {
    int[] starts = new int[(to - from) * pooling.columns() * pooling.pixels()];
    int next = 0;
    for (int pixel = 0; pixel < pooling.pixels(); pixel++) {
      int y = pixel / pooling.size().horizontal();
      int x = pixel % pooling.size().horizontal();
      for (int row = from; row < to; row++) {
        for (int column = 0; column < pooling.columns(); column++) {
          starts[next] =
              windows.start(
                  row * pooling.strides().vertical() + y,
                  column * pooling.strides().horizontal() + x);
          next++;
        }
      }
    }
    return starts;
  }

  /** Returns the rows of a matrix with one row per output of an image. */
  Matrix of(Matrix outputs) {
    return outputs.rows(from, to);
  }
}
