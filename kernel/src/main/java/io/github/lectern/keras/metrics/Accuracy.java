package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of entries whose prediction equals the label exactly, like {@code
 * keras.metrics.Accuracy}.
 *
 * <p>This is the wrong metric for the output of a softmax, because probabilities hardly ever equal
 * 0 or 1. Use {@code metrics("accuracy")} instead, which chooses a suitable metric, such as {@link
 * CategoricalAccuracy}.
 *
 * <pre>{@code
 * var accuracy = new Accuracy();
 * accuracy.updateState(Nd4j.createFromArray(1, 2, 3), Nd4j.createFromArray(1, 2, 0));
 * accuracy.result();   // 0.666...
 * }</pre>
 */
public final class Accuracy extends MeanMetric {
  /** Creates the metric; its default name is "accuracy". */
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
        labels,
        outputs,
        "Accuracy compares entry by entry; use metrics(\"accuracy\") to compare classes");
  }
}
