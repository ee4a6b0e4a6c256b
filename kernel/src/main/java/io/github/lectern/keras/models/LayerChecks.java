package io.github.lectern.keras.models;

import io.github.lectern.keras.layers.Layer;
import java.util.List;

/**
 * Checks the layers of a model.
 *
 * @param model the model's name
 * @param layers the layers that the model already has
 */
record LayerChecks(String model, List<Layer> layers) {
  /** Refuses null, a layer that the model already has, and a layer whose name is taken. */
  void requireNew(Layer layer) {
    if (layer == null) {
      throw problem(
          "the layer is null; first run the cell that creates it, and check that it succeeds");
    }
    if (layers.stream().anyMatch(other -> isSame(layer, other))) {
      throw problem(
          "expected a new layer, but "
              + layer.name()
              + " is already in "
              + model
              + "; create another one with new");
    }
    if (layers.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      throw problem(
          "expected a layer with a new name, but "
              + model
              + " already has a layer \""
              + layer.name()
              + "\"; choose another name: name(\"my_layer\")");
    }
  }

  private static boolean isSame(Layer layer, Layer other) {
    return layer == other
        || (layer instanceof ModelLayer model
            && other instanceof ModelLayer otherModel
            && model.model() == otherModel.model());
  }

  /** Refuses a model without layers. */
  void requireSome() {
    if (layers.isEmpty()) {
      throw new IllegalStateException(
          model
              + ": expected at least one layer but got none;"
              + " add one first: add(new Dense(10, activation(\"softmax\")))");
    }
  }

  private static IllegalArgumentException problem(String text) {
    return new IllegalArgumentException("add: " + text);
  }
}
