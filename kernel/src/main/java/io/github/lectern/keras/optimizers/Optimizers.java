package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.AdagradOption;
import io.github.lectern.keras.optimizers.OptimizerOption.AdamOption;
import io.github.lectern.keras.optimizers.OptimizerOption.AdamwOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipvalue;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.GlobalClipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.InitialAccumulatorValue;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.NadamOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.keras.optimizers.OptimizerOption.RmspropOption;
import io.github.lectern.keras.optimizers.OptimizerOption.SgdOption;
import io.github.lectern.keras.optimizers.OptimizerOption.WeightDecay;
import io.github.lectern.tensor.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Creates optimizers from their names in Keras. */
public final class Optimizers {
  private static final Map<String, Supplier<Optimizer>> TABLE =
      new TreeMap<>(
          Map.of(
              "adagrad", Adagrad::new,
              "adam", Adam::new,
              "adamw", AdamW::new,
              "nadam", Nadam::new,
              "rmsprop", RMSprop::new,
              "sgd", SGD::new));

  private static final Map<String, DoubleFunction<OptimizerOption>> CLIPPING =
      Map.of(
          "clipnorm",
          Clipnorm::new,
          "clipvalue",
          Clipvalue::new,
          "global_clipnorm",
          GlobalClipnorm::new);

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
   * @param schedule the schedule that determines the learning rate, if there is one
   * @throws IllegalArgumentException if the name is unknown or a setting is missing
   */
  public static Optimizer fromConfig(
      String name, Map<String, Double> config, Optional<LearningRateSchedule> schedule) {
    LearningRate rate = new LearningRate(setting(config, "learning_rate"), schedule);
    return switch (name) {
      case "adagrad" ->
          new Adagrad(
              options(
                  config,
                  AdagradOption[]::new,
                  rate,
                  new InitialAccumulatorValue(setting(config, "initial_accumulator_value")),
                  new Epsilon(setting(config, "epsilon"))));
      case "adam" ->
          new Adam(
              options(
                  config,
                  AdamOption[]::new,
                  rate,
                  new Beta1(setting(config, "beta_1")),
                  new Beta2(setting(config, "beta_2")),
                  new Epsilon(setting(config, "epsilon"))));
      case "adamw" ->
          new AdamW(
              options(
                  config,
                  AdamwOption[]::new,
                  rate,
                  new WeightDecay(setting(config, "weight_decay")),
                  new Beta1(setting(config, "beta_1")),
                  new Beta2(setting(config, "beta_2")),
                  new Epsilon(setting(config, "epsilon"))));
      case "nadam" ->
          new Nadam(
              options(
                  config,
                  NadamOption[]::new,
                  rate,
                  new Beta1(setting(config, "beta_1")),
                  new Beta2(setting(config, "beta_2")),
                  new Epsilon(setting(config, "epsilon"))));
      case "rmsprop" ->
          new RMSprop(
              options(
                  config,
                  RmspropOption[]::new,
                  rate,
                  new Rho(setting(config, "rho")),
                  new Momentum(setting(config, "momentum")),
                  new Epsilon(setting(config, "epsilon"))));
      case "sgd" ->
          new SGD(
              options(
                  config,
                  SgdOption[]::new,
                  rate,
                  new Momentum(setting(config, "momentum")),
                  new Nesterov(setting(config, "nesterov") != 0)));
      default -> throw new IllegalArgumentException(Names.unknown("optimizer", name, names()));
    };
  }

  /** Adds the limits of gradients, if the settings contain any, to the other options. */
  private static <T> T[] options(
      Map<String, Double> config, IntFunction<T[]> array, OptimizerOption... options) {
    List<OptimizerOption> all = new ArrayList<>(List.of(options));
    CLIPPING.forEach(
        (key, limit) -> {
          if (config.containsKey(key)) {
            all.add(limit.apply(config.get(key)));
          }
        });
    return all.toArray(array);
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
