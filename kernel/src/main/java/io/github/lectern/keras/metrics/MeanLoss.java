package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.Loss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A metric that is the mean of a loss over all rows, like {@code keras.metrics.MeanSquaredError}.
 *
 * <p>The loss is computed from the predictions. Where possible, Keras computes it from the inputs
 * of the softmax or sigmoid instead. The results differ only for probabilities that are closer than
 * 1e-7 to 0 or 1.
 */
final class MeanLoss extends MeanMetric {
  private final Loss loss;

  MeanLoss(MetricOption name, Loss loss) {
    super(name.name());
    this.loss = loss;
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>(loss.config());
    config.put("loss", loss.name());
    return config;
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
