package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import java.util.Arrays;

/** One image of a batch with its padding, in a heap array [paddedHeight,paddedWidth,channels]. */
final class PaddedImage {
  private final Windows windows;
  private final float[] values;

  /** Creates an image whose numbers, including the padding, are all 0. */
  PaddedImage(Windows windows) {
    this.windows = windows;
    values = new float[windows.paddedHeight() * windows.paddedWidth() * windows.channels()];
  }

  /** Returns the numbers. */
  float[] values() {
    return values;
  }

  /** Returns the index of the first number of a pixel, counted with the padding. */
  int at(int row, int column) {
    return (row * windows.paddedWidth() + column) * windows.channels();
  }

  /** Sets all numbers, including the padding. */
  void fill(float value) {
    Arrays.fill(values, value);
  }

  /** Reads an image of a batch; the padding does not change. */
  void read(Matrix batch, int image) {
    if (values.length == batch.columns()) { // no padding
      batch.read(image, new Tile(values, 1, values.length));
      return;
    }
    Matrix pixels = pixels(batch, image);
    float[] row = new float[pixels.columns()];
    for (int y = 0; y < pixels.rows(); y++) {
      pixels.read(y, new Tile(row, 1, row.length));
      System.arraycopy(row, 0, values, at(windows.top() + y, windows.left()), row.length);
    }
  }

  /** Writes the image without its padding to a batch. */
  void write(Matrix batch, int image) {
    if (values.length == batch.columns()) { // no padding
      batch.write(image, new Tile(values, 1, values.length));
      return;
    }
    Matrix pixels = pixels(batch, image);
    float[] row = new float[pixels.columns()];
    for (int y = 0; y < pixels.rows(); y++) {
      System.arraycopy(values, at(windows.top() + y, windows.left()), row, 0, row.length);
      pixels.write(y, new Tile(row, 1, row.length));
    }
  }

  /** Returns an image as one row per row of pixels. */
  private Matrix pixels(Matrix batch, int image) {
    return batch.rows(image, image + 1).rowsOf(windows.width() * windows.channels());
  }
}
