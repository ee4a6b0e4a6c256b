package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.TileFunction;

/** An activation function, such as relu, under its Keras name. */
public interface ActivationFunction extends TileFunction {
  /** Keras' name, such as "relu". */
  String name();
}
