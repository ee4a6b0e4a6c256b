package io.github.lectern.keras.options;

import java.util.List;

/**
 * The shape of one sample, so that a model knows its weights before the first fit.
 *
 * @param value such as 784, or 28 and 28
 */
public record InputShape(List<Integer> value) implements DenseOption, LayerOption {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public InputShape {
    value = List.copyOf(value);
    value.forEach(size -> Check.atLeastOne("inputShape", size, "784"));
  }
}
