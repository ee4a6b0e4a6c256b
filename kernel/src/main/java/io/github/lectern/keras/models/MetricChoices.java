package io.github.lectern.keras.models;

import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.Metrics;
import io.github.lectern.keras.options.CompileOption.MetricChoice;
import java.util.List;

/** Resolves the metrics of a model, once the shapes are known. */
final class MetricChoices {
  private MetricChoices() {}

  /**
   * Returns the metrics in compile order.
   *
   * @param labels the number of columns of y
   * @param outputs the number of columns of the predictions
   * @throws IllegalArgumentException if a name is unknown, two metrics have the same name, or a
   *     metric cannot compare labels and outputs of these widths
   */
  static List<Metric> resolve(List<MetricChoice> choices, int labels, int outputs) {
    List<Metric> metrics =
        choices.stream().map(choice -> resolve(choice, labels, outputs)).toList();
    Metrics.requireDistinctNames(metrics);
    for (Metric metric : metrics) {
      metric
          .mismatch(labels, outputs)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException("Metric \"" + metric.name() + "\": " + problem);
              });
    }
    return metrics;
  }

  private static Metric resolve(MetricChoice choice, int labels, int outputs) {
    if (choice instanceof MetricChoice.Named named) {
      return Metrics.resolve(named.name(), labels, outputs);
    }
    return ((MetricChoice.Given) choice).metric();
  }
}
