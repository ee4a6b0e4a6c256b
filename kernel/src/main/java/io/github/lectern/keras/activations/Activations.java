package io.github.lectern.keras.activations;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The activation functions by Keras' names. */
public final class Activations {
  private static final Map<String, Supplier<ActivationFunction>> TABLE =
      new TreeMap<>(
          Map.of(
              "relu", Relu::new,
              "sigmoid", Sigmoid::new,
              "softmax", Softmax::new,
              "tanh", Tanh::new,
              "linear", Linear::new));

  private Activations() {}

  /**
   * The function of that name, like {@code keras.activations.get}.
   *
   * @throws IllegalArgumentException if there is none; names the known and the nearest
   */
  public static ActivationFunction get(String name) {
    if (!TABLE.containsKey(name)) {
      throw new IllegalArgumentException(Names.unknown("activation function", name, names()));
    }
    return TABLE.get(name).get();
  }

  /** The known names. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }
}
