package io.github.lectern.keras.initializers;

import java.util.Arrays;

/**
 * The numbers of inputs and outputs that a weight array connects. For a bias, both are the number
 * of outputs, as in Keras.
 *
 * @param in the number of inputs, at least 1
 * @param out the number of outputs, at least 1
 * @param size the number of weights
 */
record Fans(int in, int out, int size) {
  // shape [r.., in, out]: as in a convolution, in and out are counted once for each of the r
  // positions
  static Fans of(int... shape) {
    int last = shape.length - 1;
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return last == 0
        ? new Fans(size, size, size)
        : new Fans(size / shape[last], size / shape[last - 1], size);
  }

  double mean() {
    return (in + (double) out) / 2;
  }
}
