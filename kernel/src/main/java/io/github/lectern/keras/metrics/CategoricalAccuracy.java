package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of rows where the largest prediction is at the class of the one-hot label,
 * like {@code keras.metrics.CategoricalAccuracy}. Takes yTrue [n,k] and yPred [n,k].
 *
 * <pre>{@code
 * net.compile(loss("categorical_crossentropy"), metrics(new CategoricalAccuracy()));
 * }</pre>
 */
public final class CategoricalAccuracy extends MeanMetric {
  /** Named "categorical_accuracy" unless {@code name("...")} says otherwise. */
  public CategoricalAccuracy(MetricOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("categorical_accuracy"));
  }

  // mean_i [argmax_k y_ik = argmax_k p_ik]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long right = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      right += ArgMax.of(yTrue, i) == ArgMax.of(yPred, i) ? 1 : 0;
    }
    return right;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(
        labels,
        outputs,
        labels == 1
            ? "use toCategorical(y, " + outputs + "), or SparseCategoricalAccuracy for class codes"
            : Agreement.oneHot(labels, outputs));
  }
}
