package io.github.lectern.keras.initializers;

/** Chooses the initial weights of a layer, like {@code keras.initializers.Initializer}. */
public interface Initializer {
  /** Returns Keras' name in snake case, such as "glorot_uniform". */
  String name();

  /**
   * Returns the initial weights for the given shape, row after row. A random initializer uses one
   * operation seed of the session.
   *
   * @param shape [inputs, outputs] of a kernel, [outputs] of a bias
   */
  float[] initialize(int... shape);
}
