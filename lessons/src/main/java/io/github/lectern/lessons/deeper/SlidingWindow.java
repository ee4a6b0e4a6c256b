package io.github.lectern.lessons.deeper;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A small window of weights that slides over an image, as in a convolution. */
public final class SlidingWindow {
  private SlidingWindow() {}

  /**
   * Returns the weighted sum of the pixels under the window for each place where the window fits
   * into the image.
   *
   * @param image [rows,columns]
   * @param weights the window, no larger than the image
   * @throws IllegalArgumentException if the window does not fit into the image
   */
  public static INDArray over(INDArray image, INDArray weights) {
    long rows = image.size(0) - weights.size(0) + 1;
    long columns = image.size(1) - weights.size(1) + 1;
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "SlidingWindow: a window of %d by %d does not fit into an image of %d by %d"
              .formatted(weights.size(0), weights.size(1), image.size(0), image.size(1)));
    }
    INDArray pixels = image.castTo(DataType.DOUBLE);
    INDArray sums = Nd4j.zeros(DataType.DOUBLE, rows, columns);
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column++) {
        sums.putScalar(row, column, sum(pixels, weights, row, column));
      }
    }
    return sums;
  }

  // s_rc = sum_ij w_ij x_(r+i)(c+j)
  private static double sum(INDArray pixels, INDArray weights, long row, long column) {
    double sum = 0;
    for (long i = 0; i < weights.size(0); i++) {
      for (long j = 0; j < weights.size(1); j++) {
        sum += weights.getDouble(i, j) * pixels.getDouble(row + i, column + j);
      }
    }
    return sum;
  }
}
