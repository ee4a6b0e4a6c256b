package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;

/** A loss L(yTrue, f(z)) taken on the inputs z of the last activation f. */
public interface LogitsLoss {
  /**
   * Takes the loss of each row and its gradient, and applies f.
   *
   * @param yTrue what is right, [rows, labels]
   * @param z the logits, [rows, outputs]; replaced by f(z)
   * @param losses receives L_i for each row
   * @param gradient receives dL_i/dz_ik, [rows, outputs]; not divided by the batch size
   */
  void compute(Tile yTrue, Tile z, float[] losses, Tile gradient);
}
