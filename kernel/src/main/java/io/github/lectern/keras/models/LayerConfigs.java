package io.github.lectern.keras.models;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Layers;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.tensor.UserResultCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts layers to their entries in config.json, and back. */
final class LayerConfigs {
  private static final String TRAINABLE = "trainable";
  private static final String MODEL = "Sequential";
  private static final String LAYERS = "layers";

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
    if (layer instanceof ModelLayer model) {
      List<LayerConfig> inner = model.model().layers().stream().map(LayerConfigs::of).toList();
      return new LayerConfig(MODEL, layer.name(), Map.of(LAYERS, inner));
    }
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
    if (entry.type().equals(MODEL)) {
      return model(entry);
    }
    if (custom.get(CustomRoles.layer(entry.name())) instanceof Layer own) {
      return own;
    }
    Map<String, Object> config = new LinkedHashMap<>(entry.config());
    config.replaceAll(
        (key, value) -> custom.getOrDefault(CustomRoles.setting(key, entry.name()), value));
    return Layers.fromConfig(entry.type(), entry.name(), config);
  }

  private Layer model(LayerConfig entry) {
    Sequential model = new Sequential(new Name(entry.name()));
    for (Object layer : (List<?>) entry.config().get(LAYERS)) {
      model.add(layer(inner((Map<?, ?>) layer)));
    }
    return new ModelLayer(model);
  }

  /** Returns an entry that was read as a map, since it is a setting of another one. */
  private static LayerConfig inner(Map<?, ?> map) {
    Map<String, Object> config = new LinkedHashMap<>();
    ((Map<?, ?>) map.get("config")).forEach((key, value) -> config.put((String) key, value));
    return new LayerConfig((String) map.get("type"), (String) map.get("name"), config);
  }
}
