package io.github.lectern.keras.models;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Layers;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.tensor.UserResultCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts layers to their entries in config.json, and back. */
final class LayerConfigs {
  /** The objects of classes that the user wrote, by role. */
  private final Map<String, Object> custom;

  LayerConfigs(Map<String, Object> custom) {
    this.custom = custom;
  }

  /**
   * Returns the entry of a layer. For a layer of a user's class, it contains only the class and the
   * name.
   */
  static LayerConfig of(Layer layer) {
    return Layers.isKnown(layer)
        ? new LayerConfig(layer.getClass().getSimpleName(), layer.name(), layer.config())
        : new LayerConfig(UserResultCheck.className(layer), layer.name(), Map.of());
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
    Map<String, Object> config = new LinkedHashMap<>(entry.config());
    config.replaceAll(
        (key, value) -> custom.getOrDefault(CustomRoles.setting(key, entry.name()), value));
    return Layers.fromConfig(entry.type(), entry.name(), config);
  }
}
