package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of rows whose largest prediction is in the same column as the 1 of the
 * one-hot label, like {@code keras.metrics.CategoricalAccuracy}. Labels and predictions have the
 * shape [n,k].
 *
 * <pre>{@code
 * net.compile(loss("categorical_crossentropy"), metrics(new CategoricalAccuracy()));
 * }</pre>
 */
public final class CategoricalAccuracy extends MeanMetric {
  /** Creates the metric; its default name is "categorical_accuracy". */
  public CategoricalAccuracy(MetricOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("categorical_accuracy"));
  }

  // mean_i [argmax_k y_ik = argmax_k p_ik]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long correct = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      correct += ArgMax.of(yTrue, i) == ArgMax.of(yPred, i) ? 1 : 0;
    }
    return correct;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(
        labels,
        outputs,
        labels == 1
            ? "use toCategorical(y, "
                + outputs
                + "), or SparseCategoricalAccuracy for class numbers"
            : Agreement.oneHot(labels, outputs));
  }
}
