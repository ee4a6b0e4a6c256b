package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.lectern.keras.models.ModelConfig.CompilationConfig;
import io.github.lectern.keras.models.ModelConfig.CustomObjectConfig;
import io.github.lectern.keras.models.ModelConfig.LayerConfig;
import io.github.lectern.keras.models.ModelConfig.MetricConfig;
import io.github.lectern.keras.models.ModelConfig.RandomStreamsConfig;
import io.github.lectern.keras.models.ModelConfig.ScheduleConfig;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * Converts a model's config to the bytes of config.json, and back. In both directions it checks
 * that the config is complete and not too large.
 */
final class ConfigFile {
  static final String NAME = "config.json";
  static final int MOST_BYTES = 4 << 20;
  private static final int MOST_LAYERS = 10_000;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ConfigFile() {}

  /**
   * Returns the bytes of config.json.
   *
   * @throws IllegalArgumentException if they could not be read back
   */
  static byte[] bytes(ModelConfig config) {
    require(config);
    byte[] bytes = GSON.toJson(config).getBytes(UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          String.format("its %s would be larger than %,d bytes", NAME, MOST_BYTES));
    }
    return bytes;
  }

  /**
   * Returns the config that is stored in the bytes of config.json.
   *
   * @throws IllegalArgumentException if it does not describe a model that this version can read
   */
  static ModelConfig config(byte[] bytes) {
    ModelConfig config = GSON.fromJson(new String(bytes, UTF_8), ModelConfig.class);
    if (config == null || !ModelConfig.FORMAT.equals(config.format())) {
      throw new IllegalArgumentException("its " + NAME + " does not describe a Lectern model");
    }
    if (config.version() > ModelConfig.VERSION) {
      throw new IllegalArgumentException(
          "it has version "
              + config.version()
              + ", but this version of Lectern reads only versions up to "
              + ModelConfig.VERSION
              + "; use a newer Lectern");
    }
    require(config);
    return config;
  }

  private static void require(ModelConfig config) {
    requireAll(config.name(), config.inputShape(), config.layers(), config.compilation());
    if (config.layers().size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          String.format(
              "it has %,d layers, more than the %,d that can be saved",
              config.layers().size(), MOST_LAYERS));
    }
    requireElements(config.inputShape());
    config.layers().forEach(ConfigFile::require);
    config.compilation().forEach(ConfigFile::require);
    for (CustomObjectConfig custom : config.customObjects()) {
      requireAll(custom);
      requireAll(custom.role(), custom.type());
    }
    for (RandomStreamsConfig streams : config.randomStreams()) {
      requireAll(streams);
      requireAll((Object) streams.positions());
      requireElements(streams.positions());
    }
  }

  private static void require(LayerConfig layer) {
    requireAll(layer);
    requireAll(layer.type(), layer.name(), layer.config());
  }

  private static void require(CompilationConfig compilation) {
    requireAll(compilation);
    requireAll(
        compilation.optimizer(),
        compilation.optimizerConfig(),
        compilation.loss(),
        compilation.metrics());
    requireElements(compilation.optimizerConfig().values());
    for (ScheduleConfig schedule : compilation.schedule()) {
      requireAll(schedule);
      requireAll(schedule.type(), schedule.config());
    }
    for (MetricConfig metric : compilation.metrics()) {
      requireAll(metric);
      requireAll(metric.type(), metric.name(), metric.config());
      requireElements(metric.name());
    }
  }

  private static void requireElements(Collection<?> parts) {
    requireAll(parts.toArray());
  }

  private static void requireAll(Object... parts) {
    if (Arrays.stream(parts).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("its " + NAME + " is incomplete");
    }
  }
}
