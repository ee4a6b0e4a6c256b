package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.BiasInitializer;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.DenseOption.UseBias;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.tensor.Returned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts layers to their entries in config.json, and back. */
final class LayerConfigs {
  private static final Set<Class<?>> KNOWN =
      Set.of(Dense.class, Flatten.class, Activation.class, Dropout.class);

  /** The objects of classes that the user wrote, by role. */
  private final Map<String, Object> custom;

  LayerConfigs(Map<String, Object> custom) {
    this.custom = custom;
  }

  /** Returns whether a layer can be created from its entry alone. */
  static boolean isKnown(Layer layer) {
    return KNOWN.contains(layer.getClass());
  }

  /** Returns the entry of a layer. For a layer of a user's class it has only class and name. */
  static LayerConfig of(Layer layer) {
    return isKnown(layer)
        ? new LayerConfig(layer.getClass().getSimpleName(), layer.name(), layer.config())
        : new LayerConfig(Returned.className(layer), layer.name(), Map.of());
  }

  /**
   * Returns the layer that an entry describes: a new one, or the one that the user supplied.
   *
   * @throws IllegalArgumentException if the type or a name in it is unknown
   */
  Layer layer(LayerConfig entry) {
    if (custom.get(CustomRoles.layer(entry.name())) instanceof Layer own) {
      return own;
    }
    Map<String, Object> config = entry.config();
    Name name = new Name(entry.name());
    return switch (entry.type()) {
      case "Dense" -> dense(config, name);
      case "Flatten" -> new Flatten(name);
      case "Activation" -> new Activation(activation(config, name), name);
      case "Dropout" -> new Dropout(((Number) setting(config, "rate")).doubleValue(), name);
      default ->
          throw new IllegalArgumentException(
              "expected layers of types "
                  + KNOWN.stream().map(Class::getSimpleName).sorted().toList()
                  + " but got "
                  + entry.type());
    };
  }

  private static Object setting(Map<String, Object> config, String key) {
    if (!config.containsKey(key)) {
      throw new IllegalArgumentException("a layer lacks its setting " + key);
    }
    return config.get(key);
  }

  private Layer dense(Map<String, Object> config, Name name) {
    return new Dense(
        ((Number) setting(config, "units")).intValue(),
        new ActivationChoice(activation(config, name)),
        new UseBias((Boolean) setting(config, "use_bias")),
        new KernelInitializer(initializer(config, "kernel_initializer", name)),
        new BiasInitializer(initializer(config, "bias_initializer", name)),
        name);
  }

  private ActivationFunction activation(Map<String, Object> config, Name layer) {
    return custom.get(CustomRoles.setting("activation", layer.name()))
            instanceof ActivationFunction own
        ? own
        : Activations.get((String) setting(config, "activation"));
  }

  private Initializer initializer(Map<String, Object> config, String key, Name layer) {
    return custom.get(CustomRoles.setting(key, layer.name())) instanceof Initializer own
        ? own
        : Initializers.get((String) setting(config, key));
  }

  /**
   * Returns the shapes that a layer's weights will have for samples of the given shape; empty for a
   * layer of a user's class, which must be built to find out.
   */
  static Optional<List<long[]>> weightShapes(Layer layer, int[] sample) {
    if (!(layer instanceof Dense)) {
      return isKnown(layer) ? Optional.of(List.of()) : Optional.empty();
    }
    int units = layer.outputShape(sample)[0];
    long[] kernel = {sample[0], units};
    long[] bias = {units};
    boolean hasBias = (Boolean) layer.config().get("use_bias");
    return Optional.of(hasBias ? List.of(kernel, bias) : List.<long[]>of(kernel));
  }
}
