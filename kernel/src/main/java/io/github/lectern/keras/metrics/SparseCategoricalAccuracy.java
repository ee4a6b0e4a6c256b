package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of rows whose largest prediction is in the column given by the label, like
 * {@code keras.metrics.SparseCategoricalAccuracy}. The labels are class codes, [n] or [n,1]; the
 * predictions have the shape [n,k].
 *
 * <pre>{@code
 * net.compile(
 *     loss("sparse_categorical_crossentropy"), metrics(new SparseCategoricalAccuracy()));
 * }</pre>
 */
public final class SparseCategoricalAccuracy extends MeanMetric {
  /** Creates the metric; its default name is "sparse_categorical_accuracy". */
  public SparseCategoricalAccuracy(MetricOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("sparse_categorical_accuracy"));
  }

  // mean_i [y_i = argmax_k p_ik]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long correct = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      correct += yTrue.values()[i] == ArgMax.of(yPred, i) ? 1 : 0;
    }
    return correct;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.classCodes(labels, "CategoricalAccuracy");
  }
}
