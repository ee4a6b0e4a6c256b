package io.github.lectern.keras.options;

import io.github.lectern.keras.metrics.Metric;

/**
 * A metric that is asked for by name, and found when the shapes are known, or given as an object.
 */
public sealed interface MetricChoice {
  /**
   * A name such as "accuracy".
   *
   * @param name as typed
   */
  record Named(String name) implements MetricChoice {}

  /**
   * An object such as {@code new Recall()}.
   *
   * @param metric the object
   */
  record Given(Metric metric) implements MetricChoice {}
}
