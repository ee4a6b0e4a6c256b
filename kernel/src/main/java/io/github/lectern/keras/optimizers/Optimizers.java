package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Creates optimizers from their names in Keras. */
public final class Optimizers {
  private static final Map<String, Supplier<Optimizer>> TABLE =
      new TreeMap<>(Map.of("adam", Adam::new, "rmsprop", RMSprop::new, "sgd", SGD::new));

  private Optimizers() {}

  /**
   * Creates an optimizer with its default settings, like {@code keras.optimizers.get}. Names may be
   * in upper or lower case.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names and
   *     suggests the nearest one
   */
  public static Optimizer get(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!TABLE.containsKey(key)) {
      throw new IllegalArgumentException(Names.unknown("optimizer", name, names()));
    }
    return TABLE.get(key).get();
  }

  /**
   * Creates an optimizer from the settings that {@link Optimizer#config()} returned.
   *
   * @throws IllegalArgumentException if the name is unknown or a setting is missing
   */
  public static Optimizer fromConfig(String name, Map<String, Double> config) {
    LearningRate rate = new LearningRate(setting(config, "learning_rate"));
    return switch (name) {
      case "adam" ->
          new Adam(
              rate,
              new Beta1(setting(config, "beta_1")),
              new Beta2(setting(config, "beta_2")),
              new Epsilon(setting(config, "epsilon")));
      case "rmsprop" ->
          new RMSprop(
              rate,
              new Rho(setting(config, "rho")),
              new Momentum(setting(config, "momentum")),
              new Epsilon(setting(config, "epsilon")));
      case "sgd" ->
          new SGD(
              rate,
              new Momentum(setting(config, "momentum")),
              new Nesterov(setting(config, "nesterov") != 0));
      default -> throw new IllegalArgumentException(Names.unknown("optimizer", name, names()));
    };
  }

  private static double setting(Map<String, Double> config, String key) {
    if (!config.containsKey(key)) {
      throw new IllegalArgumentException("the optimizer setting \"" + key + "\" is missing");
    }
    return config.get(key);
  }

  /** Returns whether an optimizer is built in rather than written by a user. */
  public static boolean isKnown(Optimizer optimizer) {
    return TABLE.values().stream()
        .anyMatch(known -> known.get().getClass() == optimizer.getClass());
  }

  /** Returns the known names. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }
}
