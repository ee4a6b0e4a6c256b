package io.github.lectern.keras.engine;

/** A function y = f(z) on the rows of a tile, with its gradient beside it. */
public interface TileFunction {
  /** Replaces z by y = f(z). A row is one sample. */
  void apply(Tile z);

  /** Replaces dL/dy by dL/dz, given y = f(z). */
  void gradient(Tile y, Tile dy);
}
