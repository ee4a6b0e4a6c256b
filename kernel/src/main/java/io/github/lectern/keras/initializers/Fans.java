package io.github.lectern.keras.initializers;

import java.util.Arrays;

/**
 * How many inputs and outputs a weight array connects; as in Keras, a bias counts its outputs for
 * both.
 *
 * @param in the inputs, at least 1
 * @param out the outputs, at least 1
 * @param size the weights in all
 */
record Fans(int in, int out, int size) {
  // shape [r.., in, out]: each of the r positions has in inputs and out outputs, as in a
  // convolution
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
