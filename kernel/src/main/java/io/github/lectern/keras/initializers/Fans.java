package io.github.lectern.keras.initializers;

/**
 * How many inputs and outputs a weight array connects; as in Keras, a bias counts its outputs for
 * both.
 *
 * @param in the inputs, at least 1
 * @param out the outputs, at least 1
 * @param size the weights in all
 */
record Fans(int in, int out, int size) {
  static Fans of(int... shape) {
    int in = shape[0];
    int out = shape[shape.length - 1];
    return new Fans(in, out, shape.length == 1 ? out : Math.multiplyExact(in, out));
  }

  double mean() {
    return (in + (double) out) / 2;
  }
}
