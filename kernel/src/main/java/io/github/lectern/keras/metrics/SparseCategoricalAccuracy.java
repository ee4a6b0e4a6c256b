package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Optional;

/**
 * Computes the fraction of rows where the largest prediction is at the class number that is the
 * label, like {@code keras.metrics.SparseCategoricalAccuracy}. Takes yTrue [n] or [n,1] and yPred
 * [n,k].
 *
 * <pre>{@code
 * net.compile(
 *     loss("sparse_categorical_crossentropy"), metrics(new SparseCategoricalAccuracy()));
 * }</pre>
 */
public final class SparseCategoricalAccuracy extends MeanMetric {
  /** Named "sparse_categorical_accuracy" unless {@code name("...")} says otherwise. */
  public SparseCategoricalAccuracy(MetricOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("sparse_categorical_accuracy"));
  }

  // mean_i [y_i = argmax_k p_ik]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long right = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      right += yTrue.values()[i] == ArgMax.of(yPred, i) ? 1 : 0;
    }
    return right;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.classCodes(labels, "CategoricalAccuracy");
  }
}
