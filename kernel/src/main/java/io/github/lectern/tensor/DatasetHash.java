package io.github.lectern.tensor;

/**
 * Computes a hash that identifies a set of samples by its values. The hash does not depend on the
 * data type or on the shape of a sample, and multiplying all values by one positive factor does not
 * change it: pixels from 0 to 255 have the same hash as the same pixels divided by 255.
 */
public final class DatasetHash {
  private static final int MOST_ROWS = 64;
  private static final int LEVELS = 255;

  private DatasetHash() {}

  /**
   * Returns the hash of a set of samples. It covers the number of samples and the values of at most
   * 64 evenly spaced samples.
   */
  public static long of(Rows rows) {
    int count = Math.min(MOST_ROWS, rows.count());
    float[] values = new float[count * rows.width()];
    float[] row = new float[rows.width()];
    for (int i = 0; i < count; i++) {
      int at = (int) ((long) i * rows.count() / count);
      rows.read(at, at + 1, row);
      System.arraycopy(row, 0, values, i * row.length, row.length);
    }
    return hash(rows.count(), values);
  }

  /**
   * Returns the FNV-1a hash of the number of samples and of all values, each rounded to a multiple
   * of 1/255 of the largest magnitude.
   */
  private static long hash(int count, float... values) {
    float largest = Float.MIN_NORMAL;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    long hash = mixed(0xcbf29ce484222325L, count);
    for (float value : values) {
      hash = mixed(hash, Math.round(LEVELS * value / largest));
    }
    return hash;
  }

  private static long mixed(long hash, int value) {
    return (hash ^ value) * 0x100000001b3L;
  }
}
