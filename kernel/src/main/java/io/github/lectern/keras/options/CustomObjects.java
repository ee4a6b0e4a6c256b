package io.github.lectern.keras.options;

import java.util.List;
import java.util.Objects;

/**
 * Objects of classes of your own, which a saved model names but does not contain.
 *
 * @param objects new layers, losses, metrics, optimizers, activation functions and initializers
 */
public record CustomObjects(List<Object> objects) implements LoadOption {
  /**
   * Keeps a copy of the list.
   *
   * @throws IllegalArgumentException if one is null
   */
  public CustomObjects {
    if (objects.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "customObjects: expected objects such as new MyLayer() but got null; run the cell that"
              + " makes it first");
    }
    objects = List.copyOf(objects);
  }
}
