package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.initializers.Initializers;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Layers;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.SavedMetrics;
import io.github.lectern.keras.models.ModelConfig.CustomObjectConfig;
import io.github.lectern.keras.optimizers.LearningRateSchedule;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.optimizers.Schedules;
import io.github.lectern.tensor.UserResultCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the objects of user-written classes in a model. A saved model does not contain them; it
 * refers to each by its role, such as "loss" or "activation of dense", and its class.
 */
final class CustomRoles {
  static final String OPTIMIZER = "optimizer";
  static final String LEARNING_RATE = "learning_rate";
  static final String LOSS = "loss";

  /** The type that an object must have, by the first word of its role. */
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
          LEARNING_RATE,
          LearningRateSchedule.class,
          LOSS,
          Loss.class,
          "metric",
          Metric.class);

  private final List<CustomObjectConfig> found = new ArrayList<>();

  private CustomRoles() {}

  /**
   * Returns the roles of all objects whose classes the user wrote: those in layers, in order, then
   * those that were passed to compile.
   */
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

  /** Returns the role of a setting of a layer, such as "activation of dense". */
  static String setting(String setting, String layer) {
    return setting + " of " + layer;
  }

  /** Returns the type that an object in this role must have; Void for an unknown role. */
  static Class<?> kind(String role) {
    return KINDS.getOrDefault(role.split(" ", 2)[0], Void.class);
  }

  /** Returns whether an object has one of the types that can be part of a model. */
  static boolean isKnownKind(Object object) {
    return KINDS.values().stream().anyMatch(kind -> kind.isInstance(object));
  }

  private void addLayer(Layer layer) {
    if (!Layers.isKnown(layer)) {
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
    compilation
        .optimizer()
        .schedule()
        .filter(schedule -> !Schedules.isKnown(schedule))
        .ifPresent(schedule -> add(LEARNING_RATE, schedule));
    if (!Losses.isKnown(compilation.loss())) {
      add(LOSS, compilation.loss());
    }
    compilation.metricObjects().stream()
        .filter(metric -> !SavedMetrics.isKnown(metric))
        .forEach(metric -> add(metric(metric.name()), metric));
  }

  private void add(String role, Object object) {
    found.add(new CustomObjectConfig(role, UserResultCheck.className(object)));
  }
}
