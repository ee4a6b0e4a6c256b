package io.github.lectern.keras.models;

import static java.util.Map.entry;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.options.ActivationChoice;
import io.github.lectern.keras.options.BiasInitializer;
import io.github.lectern.keras.options.KernelInitializer;
import io.github.lectern.keras.options.Name;
import io.github.lectern.keras.options.UseBias;
import java.util.Map;
import java.util.function.BiFunction;

/** Layers to and from their entries in config.json. */
final class LayerConfigs {
  private static final Map<String, BiFunction<Map<String, Object>, Name, Layer>> TYPES =
      Map.ofEntries(
          entry("Dense", LayerConfigs::dense),
          entry("Flatten", (config, name) -> new Flatten(name)),
          entry("Activation", (c, name) -> new Activation((String) setting(c, "activation"), name)),
          entry(
              "Dropout",
              (c, name) -> new Dropout(((Number) setting(c, "rate")).doubleValue(), name)));

  private LayerConfigs() {}

  /**
   * The entry of a layer.
   *
   * @throws IllegalArgumentException if no such layer could be made again
   */
  static LayerConfig of(Layer layer) {
    String type = layer.getClass().getSimpleName();
    LayerConfig entry = new LayerConfig(type, layer.name(), layer.config());
    if (layer(entry).getClass() != layer.getClass()) {
      throw new IllegalArgumentException(
          layer.name() + " is of a class of your own, which is only named " + type);
    }
    return entry;
  }

  /**
   * A new layer from its entry.
   *
   * @throws IllegalArgumentException if the type or a name in it is unknown
   */
  static Layer layer(LayerConfig entry) {
    return TYPES.get(require(entry.type())).apply(entry.config(), new Name(entry.name()));
  }

  private static String require(String type) {
    if (!TYPES.containsKey(type)) {
      throw new IllegalArgumentException(
          "expected layers of types "
              + TYPES.keySet().stream().sorted().toList()
              + ", was "
              + type);
    }
    return type;
  }

  private static Object setting(Map<String, Object> config, String key) {
    if (config == null || !config.containsKey(key)) {
      throw new IllegalArgumentException("a layer lacks its setting " + key);
    }
    return config.get(key);
  }

  private static Layer dense(Map<String, Object> config, Name name) {
    return new Dense(
        ((Number) setting(config, "units")).intValue(),
        new ActivationChoice(Activations.get((String) setting(config, "activation"))),
        new UseBias((Boolean) setting(config, "use_bias")),
        new KernelInitializer(Initializers.get((String) setting(config, "kernel_initializer"))),
        new BiasInitializer(Initializers.get((String) setting(config, "bias_initializer"))),
        name);
  }
}
