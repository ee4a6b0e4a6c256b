package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.SavedMetrics;
import io.github.lectern.keras.models.ModelConfig.CustomObjectConfig;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.tensor.Returned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a model is of a class of the user's own: a saved model names it by its role, such as
 * "loss" or "activation of dense", and its class.
 */
final class CustomRoles {
  static final String OPTIMIZER = "optimizer";
  static final String LOSS = "loss";

  /** By the first word of a role. */
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "layer",
          Layer.class,
          "activation",
          ActivationFunction.class,
          "kernel_initializer",
          Initializer.class,
          "bias_initializer",
          Initializer.class,
          OPTIMIZER,
          Optimizer.class,
          LOSS,
          Loss.class,
          "metric",
          Metric.class);

  private final List<CustomObjectConfig> found = new ArrayList<>();

  private CustomRoles() {}

  /** The roles of all such objects, in the order of the layers. */
  static List<CustomObjectConfig> of(List<Layer> layers, Optional<Compilation> compilation) {
    CustomRoles roles = new CustomRoles();
    layers.forEach(roles::addLayer);
    compilation.ifPresent(roles::addCompilation);
    return roles.found;
  }

  static String layer(String name) {
    return "layer " + name;
  }

  static String metric(String name) {
    return "metric " + name;
  }

  /** The role of a setting, such as "activation", of a layer. */
  static String setting(String setting, String layer) {
    return setting + " of " + layer;
  }

  /** What an object in that role must be; a role of no known kind fits none. */
  static Class<?> kind(String role) {
    return KINDS.getOrDefault(role.split(" ", 2)[0], Void.class);
  }

  /** Whether a model may consist of such objects. */
  static boolean isKnownKind(Object object) {
    return KINDS.values().stream().anyMatch(kind -> kind.isInstance(object));
  }

  private void addLayer(Layer layer) {
    if (!LayerConfigs.isKnown(layer)) {
      add(layer(layer.name()), layer);
      return;
    }
    layer
        .activation()
        .filter(function -> !Activations.isKnown(function))
        .ifPresent(function -> add(setting("activation", layer.name()), function));
    if (layer instanceof Dense dense) {
      addInitializer("kernel_initializer", dense, dense.kernelInitializer());
      addInitializer("bias_initializer", dense, dense.biasInitializer());
    }
  }

  private void addInitializer(String setting, Dense dense, Initializer initializer) {
    if (!Initializers.isKnown(initializer)) {
      add(setting(setting, dense.name()), initializer);
    }
  }

  private void addCompilation(Compilation compilation) {
    if (!Optimizers.isKnown(compilation.optimizer())) {
      add(OPTIMIZER, compilation.optimizer());
    }
    if (!Losses.isKnown(compilation.loss())) {
      add(LOSS, compilation.loss());
    }
    compilation.metricObjects().stream()
        .filter(metric -> !SavedMetrics.isKnown(metric))
        .forEach(metric -> add(metric(metric.name()), metric));
  }

  private void add(String role, Object object) {
    found.add(new CustomObjectConfig(role, Returned.className(object)));
  }
}
