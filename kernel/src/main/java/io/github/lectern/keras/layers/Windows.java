package io.github.lectern.keras.layers;

import io.github.lectern.tensor.Shapes;
import java.util.List;

/**
 * The windows of a convolution or pooling layer on an image [height,width,channels], which is
 * padded at its borders where windows extend beyond it.
 *
 * @param height of the image without padding
 * @param width of the image without padding
 * @param channels the numbers per pixel
 * @param size the size of a window
 * @param strides the distances between neighbouring windows
 * @param rows the number of windows below each other
 * @param columns the number of windows beside each other
 * @param top the number of rows of padding above the image
 * @param left the number of columns of padding to the left of the image
 */
record Windows(
    int height,
    int width,
    int channels,
    Pair size,
    Pair strides,
    int rows,
    int columns,
    int top,
    int left) {
  /** A vertical and a horizontal number of pixels. */
  record Pair(int vertical, int horizontal) {
    /** Returns both numbers, as in the settings of a layer. */
    List<Integer> list() {
      return List.of(vertical, horizontal);
    }
  }

  /**
   * Returns the windows on images of the given shape.
   *
   * <pre>
   * valid:  windows = floor((pixels - size) / stride) + 1
   * same:   windows = ceil(pixels / stride), and the padding, max((windows - 1) stride + size -
   *         pixels, 0), is divided evenly between the two sides, an odd pixel at the end
   * </pre>
   *
   * <p>Source: "Convolution" in the documentation of {@code tf.nn}.
   *
   * @param caller the layer, such as "Conv2D"
   * @throws IllegalArgumentException if the shape is not that of an image, or the image is smaller
   *     than a window without padding
   */
  static Windows of(String caller, int[] sample, Pair size, Pair strides, boolean same) {
    ImageShape image = ImageShape.of(caller, sample);
    int height = image.height();
    int width = image.width();
    if (!same && (height < size.vertical() || width < size.horizontal())) {
      throw new IllegalArgumentException(
          caller
              + ": expected images of at least %d x %d pixels, the size of the window, but got %s"
                  .formatted(size.vertical(), size.horizontal(), Shapes.batch(sample))
              + "; use a smaller window, fewer layers that shrink the image, or padding(\"same\")");
    }
    int rows = count(height, size.vertical(), strides.vertical(), same);
    int columns = count(width, size.horizontal(), strides.horizontal(), same);
    int top = before(height, size.vertical(), strides.vertical(), rows);
    int left = before(width, size.horizontal(), strides.horizontal(), columns);
    return new Windows(height, width, image.channels(), size, strides, rows, columns, top, left);
  }

  private static int count(int pixels, int size, int stride, boolean same) {
    return same ? (pixels - 1) / stride + 1 : (pixels - size) / stride + 1;
  }

  private static int before(int pixels, int size, int stride, int count) {
    return Math.max((count - 1) * stride + size - pixels, 0) / 2;
  }

  /** Returns the height of the image with padding. */
  int paddedHeight() {
    return Math.max(top + height, (rows - 1) * strides.vertical() + size.vertical());
  }

  /** Returns the width of the image with padding. */
  int paddedWidth() {
    return Math.max(left + width, (columns - 1) * strides.horizontal() + size.horizontal());
  }

  /** Returns windows of one pixel each on the outputs of these windows. */
  Windows ofOutputs(int filters) {
    Pair one = new Pair(1, 1);
    return new Windows(rows, columns, filters, one, one, rows, columns, 0, 0);
  }

  /** Returns the part of a window that lies in the image, not in its padding. */
  Box box(int row, int column) {
    int y = row * strides.vertical();
    int x = column * strides.horizontal();
    return new Box(
        Math.max(y, top),
        Math.min(y + size.vertical(), top + height),
        Math.max(x, left),
        Math.min(x + size.horizontal(), left + width));
  }

  /** Returns the index of a window's first number in the image with its padding. */
  int start(int row, int column) {
    return (row * strides.vertical() * paddedWidth() + column * strides.horizontal()) * channels;
  }

  /** Returns whether the image has padding. */
  boolean isPadded() {
    return paddedHeight() > height || paddedWidth() > width;
  }

  /** Returns whether a pixel can lie in several windows. */
  boolean overlap() {
    return size.vertical() > strides.vertical() || size.horizontal() > strides.horizontal();
  }

  /** Returns the number of windows on an image. */
  int count() {
    return rows * columns;
  }

  /** Returns the number of pixels in a window. */
  int pixels() {
    return size.vertical() * size.horizontal();
  }

  /** Returns the number of numbers in a window. */
  int numbers() {
    return pixels() * channels;
  }

  /**
   * A rectangle of pixels, counted in the image with its padding.
   *
   * @param top the first row
   * @param bottom the row after the last
   * @param left the first column
   * @param right the column after the last
   */
  record Box(int top, int bottom, int left, int right) {
    /** Returns the number of pixels. */
    int size() {
      return (bottom - top) * (right - left);
    }
  }
}
