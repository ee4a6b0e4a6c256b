package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.TileFunction;

/** An activation function, such as relu, with its Keras name. */
public interface ActivationFunction extends TileFunction {
  /** Returns Keras' name, such as "relu". */
  String name();
}
