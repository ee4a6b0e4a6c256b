package io.github.lectern.keras.options;

import io.github.lectern.keras.metrics.MetricOption;
import java.util.List;

/** A keyword argument of every layer. */
public sealed interface LayerOption
    extends DenseOption, NormalizationOption, ReluOption, Conv2dOption, PoolingOption {
  /**
   * {@code inputShape(784)}: the shape of one sample, so that the model can create its weights
   * before it receives samples.
   *
   * @param value the sizes, such as 784, or 28 and 28
   */
  record InputShape(List<Integer> value) implements LayerOption {
    /**
     * Copies the sizes.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public InputShape {
      value = List.copyOf(value);
      value.forEach(size -> Ranges.requireAtLeastOne("inputShape", size, "784"));
    }
  }

  /**
   * {@code trainable(false)}: whether training changes the weights of the layer.
   *
   * @param value false to freeze the weights; the default is true
   */
  record Trainable(boolean value) implements LayerOption {}

  /**
   * {@code name("hidden")}: the name of a layer, a model or a metric.
   *
   * @param name the name, which must not be blank
   */
  record Name(String name) implements LayerOption, SequentialOption, MetricOption {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Name {
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "name: expected a name that is not blank but got \""
                + name
                + "\"; try name(\"hidden\")");
      }
    }
  }
}
