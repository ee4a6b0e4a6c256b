package io.github.lectern.keras.engine;

/** A function y = f(z) on the rows of a tile, and its gradient. */
public interface TileFunction {
  /** Replaces z with y = f(z). Each row is one sample. */
  void apply(Tile z);

  /**
   * Replaces dL/dy with dL/dz.
   *
   * @param y y = f(z), or z if {@link #usesInput} returns true
   * @param dy dL/dy, which becomes dL/dz
   */
  void gradient(Tile y, Tile dy);

  /**
   * Returns whether {@link #gradient} is given z instead of y, because y does not determine dL/dz.
   * Then f must work on each number separately. Most functions return false, the default, since an
   * operation that needs no z overwrites it with y.
   */
  default boolean usesInput() {
    return false;
  }
}
