package io.github.lectern.keras.losses;

/** log sum_j exp z_j of one row. */
final class LogSumExp {
  private LogSumExp() {}

  // m + log sum_j exp(z_j - m), m = max z: cannot overflow
  static double of(float[] z, int start, int width) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = start; i < start + width; i++) {
      max = Math.max(max, z[i]);
    }
    double sum = 0;
    for (int i = start; i < start + width; i++) {
      sum += Math.exp(z[i] - max);
    }
    return max + Math.log(sum);
  }
}
