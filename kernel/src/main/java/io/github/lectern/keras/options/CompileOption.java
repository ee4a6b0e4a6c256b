package io.github.lectern.keras.options;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import java.util.List;

/** A keyword argument of {@code compile}. */
public sealed interface CompileOption {
  /**
   * {@code optimizer("adam")}: the optimizer, which updates the weights.
   *
   * @param optimizer the update rule with its settings
   */
  record OptimizerChoice(Optimizer optimizer) implements CompileOption {}

  /**
   * {@code loss("mse")}: the quantity that training minimizes.
   *
   * @param loss the loss function
   */
  record LossChoice(Loss loss) implements CompileOption {}

  /**
   * {@code metrics("accuracy")}: the metrics that are reported in addition to the loss.
   *
   * @param metrics the metrics in the order of the log
   */
  record MetricsChoice(List<MetricChoice> metrics) implements CompileOption {
    /** Copies the list. */
    public MetricsChoice {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A metric as it was passed to {@code metrics(...)}: a name, which is resolved once the shapes
   * are known, or an object.
   */
  sealed interface MetricChoice {
    /**
     * A name such as "accuracy".
     *
     * @param name the name as the user typed it
     */
    record Named(String name) implements MetricChoice {}

    /**
     * An object such as {@code new Recall()}.
     *
     * @param metric the object
     */
    record Given(Metric metric) implements MetricChoice {}
  }
}
