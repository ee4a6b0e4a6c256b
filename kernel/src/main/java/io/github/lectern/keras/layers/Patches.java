package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.Workspace;

/**
 * The windows of one image as the rows of a matrix ("im2col"), so that a convolution becomes a
 * matrix product. A band of windows at a time is unrolled, so that the matrix stays in the cache
 * even if the image is large.
 */
final class Patches {
  /** The number of numbers in a row of a window below which {@link Planes} are faster. */
  private static final int SHORT = 8;

  private final PaddedImage image;
  private final PaddedImage gradient;
  private final int height; // of a window
  private final int rowOfWindow; // the numbers in a row of a window
  private final int rowOfImage; // the numbers in a row of the padded image
  private final Planes planes;
  private final Buffer memory = new Buffer();
  private final float[] addend; // numbers at the places in the image to which they are added
  private float[] unrolled = {};

  /**
   * Creates the arrays.
   *
   * @param windows the windows of the convolution
   * @param pooling the pooling windows on its outputs
   */
  Patches(Windows windows, Windows pooling) {
    planes = new Planes(windows, pooling);
    image = new PaddedImage(windows);
    gradient = new PaddedImage(windows);
    addend = new float[gradient.values().length];
    height = windows.size().vertical();
    rowOfWindow = windows.size().horizontal() * windows.channels();
    rowOfImage = windows.paddedWidth() * windows.channels();
  }

  /** Reads an image of a batch. */
  void read(Matrix batch, int index) {
    image.read(batch, index);
  }

  /** Returns the windows of a band as a matrix, one window per row. All bands share its memory. */
  Matrix unroll(Band band, Workspace workspace) {
    Matrix matrix = memory.rows(band.starts().length, height * rowOfWindow, workspace);
    if (unrolled.length < matrix.rows() * matrix.columns()) {
      unrolled = new float[matrix.rows() * matrix.columns()];
    }
    int target = 0;
    for (int start : band.starts()) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(image.values(), start + y * rowOfImage, unrolled, target, rowOfWindow);
        target += rowOfWindow;
      }
    }
    matrix.write(0, new Tile(unrolled, matrix.rows(), matrix.columns()));
    return matrix;
  }

  /** Returns the product z = P W for a band. */
  Gemm outputs(Band band, Matrix w, Workspace workspace) {
    return rowOfWindow < SHORT
        ? Gemm.ofLeftTransposed(planes.unroll(band, image, workspace), w)
        : Gemm.of(unroll(band, workspace), w);
  }

  /** Returns the product dW = P^T dz for a band. */
  Gemm kernelGradient(Band band, Matrix dz, Workspace workspace) {
    return rowOfWindow < SHORT
        ? Gemm.of(planes.unroll(band, image, workspace), dz)
        : Gemm.ofLeftTransposed(unroll(band, workspace), dz);
  }

  /** Sets the gradient of the image to zeros. */
  void clearGradient() {
    gradient.fill(0);
  }

  /** Adds the gradients of the windows of a band to the gradient of the image. */
  void addToGradient(Band band, Matrix windows) {
    windows.read(0, new Tile(unrolled, windows.rows(), windows.columns()));
    int source = 0;
    for (int start : band.starts()) {
      for (int y = 0; y < height; y++) {
        int target = start + y * rowOfImage;
        System.arraycopy(unrolled, source, addend, target, rowOfWindow);
        add(target, target + rowOfWindow);
        source += rowOfWindow;
      }
    }
  }

  /** Adds the addend in a loop with a single index, so that the JIT compiler vectorises it. */
  private void add(int from, int to) {
    float[] sums = gradient.values();
    float[] terms = addend;
    for (int i = from; i < to; i++) {
      sums[i] += terms[i];
    }
  }

  /** Writes the gradient of the image to a batch. */
  void writeGradient(Matrix batch, int index) {
    gradient.write(batch, index);
  }
}
