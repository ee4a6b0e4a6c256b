package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.options.CompileOption;
import io.github.lectern.keras.options.LossChoice;
import io.github.lectern.keras.options.MetricChoice;
import io.github.lectern.keras.options.MetricsChoice;
import io.github.lectern.keras.options.OptimizerChoice;
import io.github.lectern.tensor.Given;
import java.util.List;

/**
 * What {@code compile} was told.
 *
 * @param optimizer RMSprop unless told otherwise, as in Keras
 * @param loss what training makes small
 * @param metrics in the order of the log
 */
record Compilation(Optimizer optimizer, Loss loss, List<MetricChoice> metrics) {
  static Compilation of(CompileOption... options) {
    return new Compilation(
        Given.one(options, OptimizerChoice.class)
            .map(OptimizerChoice::optimizer)
            .orElseGet(RMSprop::new),
        Given.one(options, LossChoice.class)
            .map(LossChoice::loss)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "compile: expected a loss, was none;"
                            + " add loss(\"categorical_crossentropy\") for one-hot labels")),
        Given.one(options, MetricsChoice.class).map(MetricsChoice::metrics).orElse(List.of()));
  }

  /** The metrics that were given as objects, which other models may have been given too. */
  List<Metric> metricObjects() {
    return metrics.stream()
        .filter(MetricChoice.Given.class::isInstance)
        .map(choice -> ((MetricChoice.Given) choice).metric())
        .toList();
  }
}
