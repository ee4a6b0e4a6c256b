package io.github.lectern.keras.models;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Layers;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.tensor.UserResultCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts layers to their entries in config.json, and back. */
final class LayerConfigs {
  private static final String TRAINABLE = "trainable";

  /** The objects of classes that the user wrote, by role. */
  private final Map<String, Object> custom;

  LayerConfigs(Map<String, Object> custom) {
    this.custom = custom;
  }

  /**
   * Returns the entry of a layer. For a layer of a user's class, it contains only the class, the
   * name and whether it is frozen.
   */
  static LayerConfig of(Layer layer) {
    boolean known = Layers.isKnown(layer);
    String type = known ? layer.getClass().getSimpleName() : UserResultCheck.className(layer);
    Map<String, Object> config = new LinkedHashMap<>(known ? layer.config() : Map.of());
    if (!layer.trainable()) {
      config.put(TRAINABLE, false);
    }
    return new LayerConfig(type, layer.name(), config);
  }

  /**
   * Returns the layer that an entry describes: a new one, or the one that the user supplied.
   *
   * @throws IllegalArgumentException if the type or a name in it is unknown
   */
  Layer layer(LayerConfig entry) {
    Layer layer = suppliedOrNew(entry);
    if (Boolean.FALSE.equals(entry.config().get(TRAINABLE))) {
      layer.trainable(false);
    }
    return layer;
  }

  private Layer suppliedOrNew(LayerConfig entry) {
    if (custom.get(CustomRoles.layer(entry.name())) instanceof Layer own) {
      return own;
    }
    Map<String, Object> config = new LinkedHashMap<>(entry.config());
    config.replaceAll(
        (key, value) -> custom.getOrDefault(CustomRoles.setting(key, entry.name()), value));
    return Layers.fromConfig(entry.type(), entry.name(), config);
  }
}
