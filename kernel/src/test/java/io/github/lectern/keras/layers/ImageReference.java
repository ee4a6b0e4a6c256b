package io.github.lectern.keras.layers;

/**
 * The formulas of convolution and pooling as plain loops in double, with the padding by the rule of
 * TensorFlow's documentation: "same" gives ceil(pixels / stride) windows.
 */
public final class ImageReference {
  private ImageReference() {}

  /** Returns the number of windows along one axis. */
  public static int count(int pixels, int size, int stride, boolean same) {
    double last = same ? pixels : pixels - size + 1;
    return (int) Math.ceil(last / stride);
  }

  /** Returns the first pixel of a window along one axis, which is negative in the padding. */
  static int start(int pixels, int size, int stride, boolean same, int window) {
    int count = count(pixels, size, stride, same);
    int missing = same ? Math.max((count - 1) * stride + size - pixels, 0) : 0;
    return window * stride - missing / 2;
  }

  /** Receives each pixel of each window that lies in the image. */
  public interface Pixels {
    void at(int row, int column, int y, int x, int pixelRow, int pixelColumn);
  }

  /** Visits all pixels of all windows, window by window. */
  public static void forEach(
      int height, int width, int[] size, int[] strides, boolean same, Pixels user) {
    for (int row = 0; row < count(height, size[0], strides[0], same); row++) {
      for (int column = 0; column < count(width, size[1], strides[1], same); column++) {
        int top = start(height, size[0], strides[0], same, row);
        int left = start(width, size[1], strides[1], same, column);
        for (int y = 0; y < size[0]; y++) {
          for (int x = 0; x < size[1]; x++) {
            if (top + y >= 0 && top + y < height && left + x >= 0 && left + x < width) {
              user.at(row, column, y, x, top + y, left + x);
            }
          }
        }
      }
    }
  }
}
