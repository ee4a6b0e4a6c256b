package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;

/**
 * A loss L(yTrue, f(z)) that is computed from the logits z, the inputs of the last activation f.
 */
public interface LogitsLoss {
  /**
   * Computes the loss of each row and its gradient, and replaces the logits with f(z).
   *
   * @param yTrue the labels, [rows, labels]
   * @param z the logits, [rows, outputs]; replaced with f(z)
   * @param losses receives L_i for each row
   * @param gradient receives dL_i/dz_ik, [rows, outputs]; not divided by the batch size
   */
  void compute(Tile yTrue, Tile z, float[] losses, Tile gradient);
}
