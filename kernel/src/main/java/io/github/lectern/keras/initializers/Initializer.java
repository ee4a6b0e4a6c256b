package io.github.lectern.keras.initializers;

/** A way to choose the first weights of a layer, like {@code keras.initializers.Initializer}. */
public interface Initializer {
  /** Keras' name in snake case, such as "glorot_uniform". */
  String name();

  /**
   * Weights of that shape, row after row. A random initializer takes one operation seed of the
   * session.
   *
   * @param shape [inputs, outputs] of a kernel, [outputs] of a bias
   */
  float[] initialize(int... shape);
}
