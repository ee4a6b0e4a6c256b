package io.github.lectern.plots;

import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.awt.image.BufferedImage;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The pixel values of one image, row by row, with one channel or three (red, green and blue). */
final class PixelValues {
  private final int rows;
  private final int columns;
  private final int channels;
  private final float[] values;

  private PixelValues(int rows, int columns, int channels, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.values = values;
  }

  /**
   * Returns the pixel values of an image.
   *
   * @param image an image of shape [rows,columns], [rows,columns,1] or [rows,columns,3]
   * @throws IllegalArgumentException if the image has another shape
   */
  static PixelValues of(INDArray image) {
    boolean channel = image.rank() == 3 && (image.size(2) == 1 || image.size(2) == 3);
    if (image.rank() != 2 && !channel) {
      throw new IllegalArgumentException(
          "imshow: expected one image [rows,columns], [rows,columns,1] or [rows,columns,3] but got "
              + Shapes.brackets(image.shape())
              + advice(image));
    }
    Rows pixels = Rows.of(image);
    float[] values = new float[pixels.count() * pixels.width()];
    pixels.read(0, pixels.count(), values);
    int channels = channel ? (int) image.size(2) : 1;
    return new PixelValues(pixels.count(), (int) image.size(1), channels, values);
  }

  private static String advice(INDArray image) {
    return image.rank() >= 3
        ? "; select one image with .slice(0)"
        : "; turn a row of 784 pixels into an image with .reshape(28, 28)";
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Returns the array of rows * columns * channels values, without copying it. */
  float[] values() {
    return values;
  }

  boolean isColored() {
    return channels == 3;
  }

  /**
   * Returns the image in its own colours. Values range from 0 to 255, or from 0 to 1 if none is
   * above 1.
   */
  BufferedImage inItsColors() {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, value);
    }
    float full = most > 1 ? 255 : 1;
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < rows * columns; i++) {
      int rgb = level(3 * i, full) << 16 | level(3 * i + 1, full) << 8 | level(3 * i + 2, full);
      image.setRGB(i % columns, i / columns, rgb);
    }
    return image;
  }

  private int level(int index, float full) {
    return Math.max(0, Math.min(255, Math.round(255 * values[index] / full)));
  }
}
