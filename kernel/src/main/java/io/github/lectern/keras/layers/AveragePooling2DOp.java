package io.github.lectern.keras.layers;

import io.github.lectern.keras.layers.Windows.Box;

/**
 * The operation of {@link AveragePooling2D}, with m the number of the window's pixels that lie in
 * the image.
 *
 * <pre>
 * forward:   y = sum x / m over the window
 * backward:  dx = dy / m, a sum over windows
 * </pre>
 */
final class AveragePooling2DOp extends PoolingOp {
  private final int channels;

  AveragePooling2DOp(Windows windows) {
    super(windows);
    channels = windows.channels();
  }

  @Override
  void forward(PaddedImage x, Box window, float[] y, int at) {
    for (int channel = 0; channel < channels; channel++) {
      float sum = 0;
      for (int row = window.top(); row < window.bottom(); row++) {
        for (int column = window.left(); column < window.right(); column++) {
          sum += x.values()[x.at(row, column) + channel];
        }
      }
      y[at + channel] = sum / window.size();
    }
  }

  @Override
  void backward(PaddedImage x, Box window, float[] dy, int at, PaddedImage dx) {
    for (int row = window.top(); row < window.bottom(); row++) {
      for (int column = window.left(); column < window.right(); column++) {
        int pixel = x.at(row, column);
        for (int channel = 0; channel < channels; channel++) {
          dx.values()[pixel + channel] += dy[at + channel] / window.size();
        }
      }
    }
  }
}
