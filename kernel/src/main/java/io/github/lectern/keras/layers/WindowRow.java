package io.github.lectern.keras.layers;

/**
 * One pixel of each window in a row of windows, such as the pixels in the upper left corners,
 * [columns channels] in one array. Loops over such arrays use a single index, so that the JIT
 * compiler vectorises them.
 */
final class WindowRow {
  private final Windows windows;

  WindowRow(Windows windows) {
    this.windows = windows;
  }

  /** Returns the number of numbers, columns times channels. */
  int size() {
    return windows.columns() * windows.channels();
  }

  /**
   * Copies pixel (y,x) of each window in a row from an image.
   *
   * @param row the index of the row of windows
   */
  void read(PaddedImage image, int row, int y, int x, float[] target) {
    int from = at(image, row, y, x);
    int channels = windows.channels();
    int step = windows.strides().horizontal() * channels;
    for (int to = 0; to < size(); to += channels) {
      System.arraycopy(image.values(), from, target, to, channels);
      from += step;
    }
  }

  /**
   * Adds numbers to pixel (y,x) of each window in a row of an image that contains zeros at first.
   */
  void add(float[] source, PaddedImage image, int row, int y, int x) {
    float[] sums = source;
    if (windows.overlap()) {
      sums = new float[size()];
      read(image, row, y, x, sums);
      for (int k = 0; k < sums.length; k++) {
        sums[k] += source[k];
      }
    }
    int to = at(image, row, y, x);
    int channels = windows.channels();
    int step = windows.strides().horizontal() * channels;
    for (int from = 0; from < size(); from += channels) {
      System.arraycopy(sums, from, image.values(), to, channels);
      to += step;
    }
  }

  private int at(PaddedImage image, int row, int y, int x) {
    return image.at(row * windows.strides().vertical() + y, x);
  }
}
