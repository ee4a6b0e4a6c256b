package io.github.lectern.keras.layers;

import io.github.lectern.keras.layers.Windows.Box;

/**
 * The operation of {@link MaxPooling2D}.
 *
 * <pre>
 * forward:   y = max x over the window; NaN if the window contains NaN
 * backward:  dx = dy for the first x of the window that is the maximum, otherwise 0; a sum over
 *            windows
 * </pre>
 */
final class MaxPooling2DOp extends PoolingOp {
  private final int channels;

  MaxPooling2DOp(Windows windows) {
    super(windows);
    channels = windows.channels();
  }

  @Override
  void forward(PaddedImage x, Box window, float[] y, int at) {
    for (int channel = 0; channel < channels; channel++) {
      y[at + channel] = x.values()[maximum(x, window, channel)];
    }
  }

  @Override
  void backward(PaddedImage x, Box window, float[] dy, int at, PaddedImage dx) {
    for (int channel = 0; channel < channels; channel++) {
      dx.values()[maximum(x, window, channel)] += dy[at + channel];
    }
  }

  /** Returns the index of the first maximum of a window, or of its first NaN. */
  private static int maximum(PaddedImage x, Box window, int channel) {
    float[] values = x.values();
    int best = x.at(window.top(), window.left()) + channel;
    for (int row = window.top(); row < window.bottom(); row++) {
      for (int column = window.left(); column < window.right(); column++) {
        int at = x.at(row, column) + channel;
        best = isGreater(values[at], values[best]) ? at : best;
      }
    }
    return best;
  }

  private static boolean isGreater(float value, float best) {
    return value > best || (Float.isNaN(value) && !Float.isNaN(best));
  }
}
