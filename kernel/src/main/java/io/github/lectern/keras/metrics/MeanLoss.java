package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.Loss;
import java.util.Optional;

/**
 * The mean of a loss over the rows, like {@code keras.metrics.MeanSquaredError} and its siblings.
 *
 * <p>It is computed from the predictions. Keras recovers the logits below a softmax or sigmoid if
 * it can; the two differ only for probabilities below 1e-7 or above 1 - 1e-7.
 */
final class MeanLoss extends MeanMetric {
  private final Loss loss;

  MeanLoss(MetricOption name, Loss loss) {
    super(name.name());
    this.loss = loss;
  }

  // mean_i L_i
  @Override
  double sum(Tile yTrue, Tile yPred) {
    float[] losses = new float[yPred.rows()];
    Tile gradient = new Tile(new float[yPred.size()], yPred.rows(), yPred.width());
    loss.compute(yTrue, yPred, losses, gradient);
    double sum = 0;
    for (float rowLoss : losses) {
      sum += rowLoss;
    }
    return sum;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return loss.mismatch(labels, outputs);
  }
}
