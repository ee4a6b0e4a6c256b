package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the fraction of entries where the prediction lies on the label's side of a threshold,
 * like {@code keras.metrics.BinaryAccuracy}.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new BinaryAccuracy(threshold(0.4))));
 * }</pre>
 */
public final class BinaryAccuracy extends MeanMetric {
  private final float threshold;

  /** Named "binary_accuracy", with {@code threshold(0.5)}, unless the keywords say otherwise. */
  public BinaryAccuracy(BinaryAccuracyOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("binary_accuracy"));
    threshold = (float) Options.find(options, new Threshold(0.5)).value();
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("threshold", (double) threshold);
  }

  // mean_ik [y_ik = [p_ik > threshold]]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long right = 0;
    for (int i = 0; i < yPred.size(); i++) {
      float found = yPred.values()[i] > threshold ? 1 : 0;
      right += yTrue.values()[i] == found ? 1 : 0;
    }
    return right;
  }

  @Override
  long terms(Tile yPred) {
    return yPred.size();
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(labels, outputs, Agreement.oneHot(labels, outputs));
  }
}
