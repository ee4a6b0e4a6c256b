package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.SavedMetrics;
import io.github.lectern.keras.models.ModelConfig.CompilationConfig;
import io.github.lectern.keras.models.ModelConfig.MetricConfig;
import io.github.lectern.keras.models.ModelConfig.ScheduleConfig;
import io.github.lectern.keras.optimizers.LearningRateSchedule;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.optimizers.Schedules;
import io.github.lectern.keras.options.CompileOption.MetricChoice;
import io.github.lectern.tensor.UserResultCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts the arguments of compile to their entry in config.json, and back. */
final class CompilationConfigs {
  /** The objects of classes that the user wrote, by role. */
  private final Map<String, Object> custom;

  CompilationConfigs(Map<String, Object> custom) {
    this.custom = custom;
  }

  /**
   * Returns the entry of a compilation. For objects of the user's classes, it contains only their
   * names.
   */
  static CompilationConfig of(Compilation compilation) {
    Optimizer optimizer = compilation.optimizer();
    return new CompilationConfig(
        optimizer.name(),
        Optimizers.isKnown(optimizer) ? optimizer.config() : Map.of(),
        optimizer.iterations(),
        compilation.loss().name(),
        Losses.isKnown(compilation.loss()) ? compilation.loss().config() : Map.of(),
        compilation.metrics().stream().map(CompilationConfigs::metric).toList(),
        optimizer.schedule().filter(Schedules::isKnown).stream()
            .map(
                schedule ->
                    new ScheduleConfig(UserResultCheck.className(schedule), schedule.config()))
            .toList());
  }

  private static MetricConfig metric(MetricChoice choice) {
    if (choice instanceof MetricChoice.Named named) {
      return new MetricConfig(named.name(), List.of(), Map.of());
    }
    Metric metric = ((MetricChoice.Given) choice).metric();
    return new MetricConfig(
        UserResultCheck.className(metric),
        List.of(metric.name()),
        SavedMetrics.isKnown(metric) ? metric.config() : Map.of());
  }

  /**
   * Returns the compilation that an entry describes, with a new optimizer or the one that the user
   * supplied.
   *
   * @throws IllegalArgumentException if a name in it is unknown
   */
  Compilation compilation(CompilationConfig entry) {
    return new Compilation(
        custom.get(CustomRoles.OPTIMIZER) instanceof Optimizer own
            ? own
            : Optimizers.fromConfig(entry.optimizer(), entry.optimizerConfig(), schedule(entry)),
        custom.get(CustomRoles.LOSS) instanceof Loss own
            ? own
            : Losses.fromConfig(entry.loss(), entry.lossConfig()),
        entry.metrics().stream().map(this::choice).toList());
  }

  private Optional<LearningRateSchedule> schedule(CompilationConfig entry) {
    return custom.get(CustomRoles.LEARNING_RATE) instanceof LearningRateSchedule own
        ? Optional.of(own)
        : entry.schedule().stream()
            .findFirst()
            .map(known -> Schedules.fromConfig(known.type(), known.config()));
  }

  private MetricChoice choice(MetricConfig entry) {
    if (entry.name().isEmpty()) {
      return new MetricChoice.Named(entry.type());
    }
    String name = entry.name().get(0);
    return new MetricChoice.Given(
        custom.get(CustomRoles.metric(name)) instanceof Metric own
            ? own
            : SavedMetrics.fromConfig(entry.type(), name, entry.config()));
  }
}
