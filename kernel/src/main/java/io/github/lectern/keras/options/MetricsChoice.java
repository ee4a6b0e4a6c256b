package io.github.lectern.keras.options;

import java.util.List;

/**
 * The metrics of a model, in the order of the log.
 *
 * @param metrics by name or as objects
 */
public record MetricsChoice(List<MetricChoice> metrics) implements CompileOption {
  /** Copies the list. */
  public MetricsChoice {
    metrics = List.copyOf(metrics);
  }
}
