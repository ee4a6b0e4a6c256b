package io.github.lectern.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The pixels of an image, from 0 to 255. */
final class Pixels {
  private final float[] values;
  private final int height;
  private final int width;
  private final int channels;

  /**
   * Keeps the array.
   *
   * @param values row by row; the channels of a pixel follow one another
   * @param channels 1 for grey or 3 for red, green and blue
   */
  Pixels(float[] values, int height, int width, int channels) {
    this.values = values;
    this.height = height;
    this.width = width;
    this.channels = channels;
  }

  /**
   * Reads an image file.
   *
   * @throws IOException if it cannot be read as an image; the message names the file
   */
  static Pixels read(Path file, int channels) throws IOException {
    return of(ImageFile.read(file), channels);
  }

  static Pixels of(BufferedImage image, int channels) {
    ColorModel colors = image.getColorModel();
    boolean grey = colors.getNumColorComponents() == 1 && !(colors instanceof IndexColorModel);
    int[] rgb = grey ? greyAsRgb(image) : colours(image);
    float[] values = new float[rgb.length * channels];
    for (int i = 0; i < rgb.length; i++) {
      int red = rgb[i] >> 16 & 255;
      int green = rgb[i] >> 8 & 255;
      int blue = rgb[i] & 255;
      if (channels == 1) {
        values[i] = Math.round(.299f * red + .587f * green + .114f * blue); // ITU-R BT.601
      } else {
        values[3 * i] = red;
        values[3 * i + 1] = green;
        values[3 * i + 2] = blue;
      }
    }
    return new Pixels(values, image.getHeight(), image.getWidth(), channels);
  }

  private static int[] colours(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  /** Reads the samples themselves: getRGB would convert linear grey values to sRGB. */
  private static int[] greyAsRgb(BufferedImage image) {
    Raster raster = image.getRaster();
    int[] samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    int extraBits = image.getColorModel().getComponentSize(0) - 8;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (samples[i] >> extraBits) * 0x010101;
    }
    return samples;
  }

  /**
   * Resizes with bilinear interpolation, like {@code tf.image.resize}. The centre of pixel i is at
   * i + 0.5, and pixels beyond the edge equal those at the edge.
   */
  Pixels resized(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    float[] resized = new float[newHeight * newWidth * channels];
    for (int i = 0; i < newHeight; i++) {
      Position y = Position.of(i, newHeight, height);
      for (int j = 0; j < newWidth; j++) {
        Position x = Position.of(j, newWidth, width);
        for (int c = 0; c < channels; c++) {
          float top = x.between(at(y.low(), x.low(), c), at(y.low(), x.high(), c));
          float bottom = x.between(at(y.high(), x.low(), c), at(y.high(), x.high(), c));
          resized[(i * newWidth + j) * channels + c] = y.between(top, bottom);
        }
      }
    }
    return new Pixels(resized, newHeight, newWidth, channels);
  }

  private float at(int row, int column, int channel) {
    return values[(row * width + column) * channels + channel];
  }

  /** Returns the pixels as a tensor [height,width,channels], float32. */
  INDArray tensor() {
    return Nd4j.create(values, new long[] {height, width, channels}, 'c');
  }

  /** A position between two pixels of the original, as a share of the distance from low to high. */
  private record Position(int low, int high, float share) {
    // p = (i + 1/2) n / m - 1/2
    static Position of(int i, int m, int n) {
      float p = (i + .5f) * ((float) n / m) - .5f;
      int low = (int) Math.floor(p);
      return new Position(Math.max(low, 0), Math.min(low + 1, n - 1), p - low);
    }

    float between(float a, float b) {
      return a + (b - a) * share;
    }
  }
}
