package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.ScheduleOption.Cycle;
import io.github.lectern.keras.optimizers.ScheduleOption.Staircase;
import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates Lectern's own learning-rate schedules from the types and settings in saved models. */
public final class Schedules {
  private static final Set<Class<? extends LearningRateSchedule>> KNOWN =
      Set.of(
          CosineDecay.class,
          ExponentialDecay.class,
          InverseTimeDecay.class,
          PiecewiseConstantDecay.class,
          PolynomialDecay.class);

  private Schedules() {}

  /** Returns whether {@link #fromConfig} can create the schedule again. */
  public static boolean isKnown(LearningRateSchedule schedule) {
    return KNOWN.contains(schedule.getClass());
  }

  /**
   * Creates a schedule from the settings that {@link LearningRateSchedule#config()} returned.
   *
   * @param type the simple name of its class, such as "CosineDecay"
   * @throws IllegalArgumentException if the type is unknown, or a setting is missing or out of
   *     range
   * @throws ClassCastException if a setting has the wrong type
   */
  public static LearningRateSchedule fromConfig(String type, Map<String, Object> config) {
    return switch (type) {
      case "CosineDecay" -> new CosineDecay(rate(config), steps(config), number(config, "alpha"));
      case "ExponentialDecay" ->
          new ExponentialDecay(
              rate(config), steps(config), number(config, "decay_rate"), staircase(config));
      case "InverseTimeDecay" ->
          new InverseTimeDecay(
              rate(config), steps(config), number(config, "decay_rate"), staircase(config));
      case "PiecewiseConstantDecay" ->
          new PiecewiseConstantDecay(numbers(config, "boundaries"), numbers(config, "values"));
      case "PolynomialDecay" ->
          new PolynomialDecay(
              rate(config),
              steps(config),
              number(config, "end_learning_rate"),
              number(config, "power"),
              new Cycle((Boolean) setting(config, "cycle")));
      default ->
          throw new IllegalArgumentException(
              Names.unknown(
                  "learning-rate schedule",
                  type,
                  KNOWN.stream().map(Class::getSimpleName).sorted().toList()));
    };
  }

  private static double rate(Map<String, Object> config) {
    return number(config, "initial_learning_rate");
  }

  private static double steps(Map<String, Object> config) {
    return number(config, "decay_steps");
  }

  private static Staircase staircase(Map<String, Object> config) {
    return new Staircase((Boolean) setting(config, "staircase"));
  }

  private static double number(Map<String, Object> config, String key) {
    return ((Number) setting(config, key)).doubleValue();
  }

  private static List<Number> numbers(Map<String, Object> config, String key) {
    return ((List<?>) setting(config, key)).stream().map(Number.class::cast).toList();
  }

  private static Object setting(Map<String, Object> config, String key) {
    if (!config.containsKey(key)) {
      throw new IllegalArgumentException("the schedule setting \"" + key + "\" is missing");
    }
    return config.get(key);
  }

  /** Checks an argument of a schedule, and returns it. */
  static double requirePositive(LearningRateSchedule schedule, String argument, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          schedule.getClass().getSimpleName()
              + ": expected finite "
              + argument
              + " above 0 but got "
              + value);
    }
    return value;
  }
}
