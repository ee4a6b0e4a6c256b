package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/**
 * Computes L = mean_k (p_k - y_k)^2 for y and p [n,k], like {@code keras.losses.MeanSquaredError}.
 *
 * <pre>{@code
 * net.add(new Dense(1));
 * net.compile(optimizer("adam"), loss(new MeanSquaredError()));
 * }</pre>
 */
public final class MeanSquaredError implements Loss {
  @Override
  public String name() {
    return "mean_squared_error";
  }

  // L = mean_k (p - y)^2;  dL/dp = 2 (p - y) / k
  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    int width = yPred.width();
    for (int row = 0; row < yPred.rows(); row++) {
      double loss = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        double error = (double) yPred.values()[i] - yTrue.values()[i];
        loss += error * error;
        gradient.values()[i] = (float) (2 * error / width);
      }
      losses[row] = (float) (loss / width);
    }
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return LabelText.targetMismatch(labels, outputs);
  }

  @Override
  public String toString() {
    return "MeanSquaredError()";
  }
}
