package io.github.lectern.keras.initializers;

/** A way to choose the first weights of a layer, like {@code keras.initializers.Initializer}. */
public interface Initializer {
  /** Keras' name in snake case, such as "glorot_uniform". */
  String name();

  /**
   * Weights of a matrix, row after row. A random initializer takes one operation seed of the
   * session.
   *
   * @param fanIn the rows
   * @param fanOut the columns
   */
  float[] initialize(int fanIn, int fanOut);
}
