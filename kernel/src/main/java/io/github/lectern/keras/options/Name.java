package io.github.lectern.keras.options;

import io.github.lectern.keras.metrics.MetricOption;

/**
 * The name of a layer or a model.
 *
 * @param name not blank
 */
public record Name(String name)
    implements DenseOption, LayerOption, SequentialOption, MetricOption {
  /**
   * Checks that there is one.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Name {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "name: expected a text, was \"" + name + "\"; try name(\"hidden\")");
    }
  }
}
