package io.github.lectern.keras.options;

import java.util.List;
import java.util.Objects;

/** A keyword argument of {@code Sequential.load}. */
public sealed interface LoadOption {
  /**
   * {@code customObjects(new MyLayer())}: objects of your own classes, which a saved model refers
   * to by name but does not contain.
   *
   * @param objects layers, losses, metrics, optimizers, activation functions and initializers
   */
  record CustomObjects(List<Object> objects) implements LoadOption {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if an object is null
     */
    public CustomObjects {
      if (objects.stream().anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException(
            "customObjects: expected objects such as new MyLayer() but got null; first run the cell"
                + " that creates the object");
      }
      objects = List.copyOf(objects);
    }
  }
}
