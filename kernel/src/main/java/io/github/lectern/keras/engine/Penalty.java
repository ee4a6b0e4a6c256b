package io.github.lectern.keras.engine;

/** A penalty R(w) on weights, which is added to the loss. */
public interface Penalty {
  /** Returns the penalty of some weights. */
  double of(Tile w);

  /** Adds dR/dw to the gradient of some weights. */
  void addGradient(Tile w, Tile gradient);
}
