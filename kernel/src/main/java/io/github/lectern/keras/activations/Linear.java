package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/** The function y = z, like {@code keras.activations.linear}. */
public final class Linear implements ActivationFunction {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public void apply(Tile z) {}

  @Override
  public void gradient(Tile y, Tile dy) {}

  @Override
  public String toString() {
    return "Linear()";
  }
}
