package io.github.lectern.tensor;

/**
 * A number that tells sets of samples apart by what is in them. Neither the type, nor the shape of
 * a sample, nor one factor for all values changes it: pixels of 0 to 255 have that of pixels of 0
 * to 1.
 */
public final class DatasetHash {
  private static final int MOST_ROWS = 64;
  private static final int LEVELS = 255;

  private DatasetHash() {}

  /** Returns the hash of some samples, from up to 64 of them and their number. */
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

  /** FNV-1a over the number of samples and each value, as 255ths of the largest. */
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
