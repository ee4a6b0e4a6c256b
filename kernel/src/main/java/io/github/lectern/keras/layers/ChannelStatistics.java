package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Workspace;
import java.util.Arrays;

/**
 * The mean and the variance of each column of a matrix.
 *
 * @param count the number of rows n
 * @param mean sum_i x_ik / n
 * @param variance sum_i (x_ik - mean_k)^2 / n
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelStatistics(int count, double[] mean, double[] variance) {
  /** Computes the statistics of the columns of x. */
  static ChannelStatistics of(Matrix x, Workspace workspace) {
    int n = x.rows();
    double[] mean = divide(ColumnSums.of(x, workspace, tile -> {}), n);
    float[] m = ColumnSums.repeated(mean);
    double[] squares =
        ColumnSums.of(
            x,
            workspace,
            tile -> {
              float[] values = tile.values();
              for (int i = 0; i < tile.size(); i++) {
                float difference = values[i] - m[i];
                values[i] = difference * difference;
              }
            });
    return new ChannelStatistics(n, mean, divide(squares, n));
  }

  private static double[] divide(double[] sums, int n) {
    return Arrays.stream(sums).map(sum -> sum / n).toArray();
  }

  /** Returns 1 / sqrt(variance + epsilon) for each column. */
  double[] inverseDeviations(double epsilon) {
    return Arrays.stream(variance).map(v -> 1 / Math.sqrt(v + epsilon)).toArray();
  }
}
