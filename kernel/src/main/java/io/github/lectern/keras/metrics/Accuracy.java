package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of entries where the prediction equals the label exactly, like {@code
 * keras.metrics.Accuracy}.
 *
 * <p>Probabilities hardly ever equal 0 or 1, so this is the wrong metric for the output of a
 * softmax: the string "accuracy" picks the right one, as {@link CategoricalAccuracy} does.
 *
 * <pre>{@code
 * var accuracy = new Accuracy();
 * accuracy.updateState(Nd4j.createFromArray(1, 2, 3), Nd4j.createFromArray(1, 2, 0));
 * accuracy.result();   // 0.666...
 * }</pre>
 */
public final class Accuracy extends MeanMetric {
  /** Named "accuracy" unless {@code name("...")} says otherwise. */
  public Accuracy(MetricOption... options) {
    super(Options.find(options, MetricOption.class).map(MetricOption::name).orElse("accuracy"));
  }

  // mean_ik [y_ik = p_ik]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long equal = 0;
    for (int i = 0; i < yPred.size(); i++) {
      equal += yTrue.values()[i] == yPred.values()[i] ? 1 : 0;
    }
    return equal;
  }

  @Override
  long terms(Tile yPred) {
    return yPred.size();
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(
        labels, outputs, "it compares entry by entry, metrics(\"accuracy\") compares classes");
  }
}
