package io.github.lectern.keras.layers;

/** The arrays that a thread needs to pool one image. */
final class PooledImage {
  private final Windows windows;
  private final WindowRow row;
  private final PaddedImage x;
  private final PaddedImage dx;
  private final float[] y;
  private final float[] dy;

  /**
   * Creates the arrays.
   *
   * @param padding the value of the padding of x
   */
  PooledImage(Windows windows, float padding) {
    this.windows = windows;
    row = new WindowRow(windows);
    x = new PaddedImage(windows);
    x.fill(padding);
    dx = new PaddedImage(windows);
    y = new float[windows.rows() * row.size()];
    dy = new float[y.length];
  }

  /** Returns the image. */
  PaddedImage x() {
    return x;
  }

  /** Returns dL/dx. */
  PaddedImage dx() {
    return dx;
  }

  /** Returns the outputs, [rows columns,channels]. */
  float[] y() {
    return y;
  }

  /** Returns dL/dy, [rows columns,channels]. */
  float[] dy() {
    return dy;
  }

  /** Returns the windows. */
  Windows windows() {
    return windows;
  }

  /** Returns access to one pixel of all windows in a row. */
  WindowRow row() {
    return row;
  }
}
