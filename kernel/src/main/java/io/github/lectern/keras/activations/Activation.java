package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** An activation function y = f(z), with its gradient beside it. */
public interface Activation {
  /** Keras' name, such as "relu". */
  String name();

  /** Replaces z by y = f(z). A row is one sample. */
  void apply(Tile z);

  /** Replaces dL/dy by dL/dz, given y = f(z). */
  void gradient(Tile y, Tile dy);
}
