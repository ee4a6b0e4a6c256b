package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the mean over k of h(p_k - y_k) for y and p [n,k], like {@code keras.losses.Huber}: for
 * errors up to delta, h is half the squared error, and beyond that it continues as a straight line,
 * so that outliers affect it less than {@link MeanSquaredError}.
 *
 * <pre>{@code
 * net.add(new Dense(1));
 * net.compile(optimizer("adam"), loss(new Huber(1.5)));
 * }</pre>
 *
 * <p>The loss was proposed by Huber, "Robust Estimation of a Location Parameter", 1964.
 */
public final class Huber implements Loss {
  private final double delta;

  /** Creates the loss with a delta of 1. */
  public Huber() {
    this(1);
  }

  /**
   * Creates the loss.
   *
   * @param delta the magnitude of the error at which the loss becomes a straight line, at least 0
   * @throws IllegalArgumentException if delta is negative or not finite
   */
  public Huber(double delta) {
    if (!(delta >= 0 && Double.isFinite(delta))) {
      throw new IllegalArgumentException(
          "Huber: expected a finite delta of at least 0 but got " + delta + "; try new Huber(1.0)");
    }
    this.delta = delta;
  }

  @Override
  public String name() {
    return "huber_loss";
  }

  // h(e) = e^2 / 2 if |e| <= delta, and otherwise delta |e| - delta^2 / 2
  // L = mean_k h(p - y);  dL/dp = e / k, clipped to the range from -delta / k to delta / k
  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    int width = yPred.width();
    for (int row = 0; row < yPred.rows(); row++) {
      double loss = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        double error = (double) yPred.values()[i] - yTrue.values()[i];
        double size = Math.abs(error);
        loss += size <= delta ? error * error / 2 : delta * size - delta * delta / 2;
        gradient.values()[i] = (float) (Math.max(-delta, Math.min(error, delta)) / width);
      }
      losses[row] = (float) (loss / width);
    }
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return LabelText.targetMismatch(labels, outputs);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("delta", delta);
  }

  @Override
  public String toString() {
    return "Huber(delta=" + delta + ")";
  }
}
