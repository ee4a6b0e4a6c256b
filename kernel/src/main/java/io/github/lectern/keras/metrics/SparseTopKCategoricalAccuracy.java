package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the fraction of rows in which the class given by the label is among the k largest
 * predictions, like {@code keras.metrics.SparseTopKCategoricalAccuracy}. The labels are class
 * codes, [n] or [n,1]; the predictions have the shape [n,classes].
 *
 * <pre>{@code
 * net.compile(
 *     loss("sparse_categorical_crossentropy"), metrics("accuracy", new SparseTopKCategoricalAccuracy(3)));
 * }</pre>
 */
public final class SparseTopKCategoricalAccuracy extends MeanMetric {
  private final int k;

  /**
   * Creates the metric for the 5 largest predictions; its default name is
   * "sparse_top_k_categorical_accuracy".
   */
  public SparseTopKCategoricalAccuracy(MetricOption... options) {
    this(5, options);
  }

  /**
   * Creates the metric.
   *
   * @param k the number of predictions, at least 1
   * @param options name("sparse_top_k_categorical_accuracy")
   * @throws IllegalArgumentException if k is below 1
   */
  public SparseTopKCategoricalAccuracy(int k, MetricOption... options) {
    super(
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElse("sparse_top_k_categorical_accuracy"));
    this.k = TopK.requirePositive("SparseTopKCategoricalAccuracy", k);
  }

  // mean_i [y_i is among the k largest of p_i]
  @Override
  double sum(Tile yTrue, Tile yPred) {
    long correct = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      correct += TopK.contains(yPred, i, (int) yTrue.values()[i], k) ? 1 : 0;
    }
    return correct;
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("k", k);
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.classCodes(labels, "TopKCategoricalAccuracy");
  }
}
