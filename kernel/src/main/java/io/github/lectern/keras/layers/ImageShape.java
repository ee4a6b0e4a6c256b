package io.github.lectern.keras.layers;

import io.github.lectern.tensor.Shapes;

/**
 * The shape of an image, [height,width,channels].
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels the numbers per pixel
 */
record ImageShape(int height, int width, int channels) {
  /**
   * Returns the shape of a sample that must be an image.
   *
   * @param caller the layer, such as "ZeroPadding2D"
   * @throws IllegalArgumentException if the shape has another number of axes; the message advises
   *     how to reshape the samples
   */
  static ImageShape of(String caller, int... sample) {
    if (sample.length != 3) {
      throw new IllegalArgumentException(
          caller
              + ": expected images [n,height,width,channels] but got "
              + Shapes.batch(sample)
              + advice(sample));
    }
    return new ImageShape(sample[0], sample[1], sample[2]);
  }

  private static String advice(int... sample) {
    if (sample.length == 2) {
      return "; if the images are grey, X.reshape(-1, %d, %d, 1) adds their channel"
          .formatted(sample[0], sample[1]);
    }
    int side = sample.length == 1 ? (int) Math.round(Math.sqrt(sample[0])) : 0;
    return side > 1 && side * side == sample[0]
        ? "; X.reshape(-1, %d, %d, 1) turns each row into a grey image".formatted(side, side)
        : "; X.reshape(-1, height, width, channels) turns each sample into an image";
  }

  /** Returns the number of pixels. */
  int pixels() {
    return height * width;
  }

  /** Returns the sizes as an array. */
  int[] sizes() {
    return new int[] {height, width, channels};
  }
}
