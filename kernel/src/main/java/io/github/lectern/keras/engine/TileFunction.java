package io.github.lectern.keras.engine;

/** A function y = f(z) on the rows of a tile, and its gradient. */
public interface TileFunction {
  /** Replaces z with y = f(z). Each row is one sample. */
  void apply(Tile z);

  /** Replaces dL/dy with dL/dz, given y = f(z). */
  void gradient(Tile y, Tile dy);
}
