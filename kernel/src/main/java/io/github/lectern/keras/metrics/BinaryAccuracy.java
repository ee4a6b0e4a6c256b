package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the fraction of entries that are predicted correctly, like {@code
 * keras.metrics.BinaryAccuracy}: predictions above the threshold count as 1, all others as 0.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new BinaryAccuracy(threshold(0.4))));
 * }</pre>
 */
public final class BinaryAccuracy extends MeanMetric {
  private final float threshold;

  /** Creates the metric; the defaults are {@code name("binary_accuracy"), threshold(0.5)}. */
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
    long correct = 0;
    for (int i = 0; i < yPred.size(); i++) {
      float predicted = yPred.values()[i] > threshold ? 1 : 0;
      correct += yTrue.values()[i] == predicted ? 1 : 0;
    }
    return correct;
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
