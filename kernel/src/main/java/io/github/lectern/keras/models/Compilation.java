package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.options.CompileOption;
import io.github.lectern.keras.options.CompileOption.LossChoice;
import io.github.lectern.keras.options.CompileOption.MetricChoice;
import io.github.lectern.keras.options.CompileOption.MetricsChoice;
import io.github.lectern.keras.options.CompileOption.OptimizerChoice;
import io.github.lectern.tensor.Options;
import java.util.List;

/**
 * The arguments of {@code compile}.
 *
 * @param optimizer the optimizer; RMSprop by default, as in Keras
 * @param loss the loss that training minimizes
 * @param metrics the metrics in the order of the log
 */
record Compilation(Optimizer optimizer, Loss loss, List<MetricChoice> metrics) {
  static Compilation of(CompileOption... options) {
    return new Compilation(
        Options.find(options, OptimizerChoice.class)
            .map(OptimizerChoice::optimizer)
            .orElseGet(RMSprop::new),
        Options.find(options, LossChoice.class)
            .map(LossChoice::loss)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "compile: expected a loss but got none;"
                            + " add loss(\"categorical_crossentropy\") for one-hot labels")),
        Options.find(options, MetricsChoice.class).map(MetricsChoice::metrics).orElse(List.of()));
  }

  /** Returns the metrics that were passed as objects, which other models may share. */
  List<Metric> metricObjects() {
    return metrics.stream()
        .filter(MetricChoice.Given.class::isInstance)
        .map(choice -> ((MetricChoice.Given) choice).metric())
        .toList();
  }
}
