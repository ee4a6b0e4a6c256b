package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.metrics.SavedMetrics;
import io.github.lectern.keras.models.ModelConfig.CompilationConfig;
import io.github.lectern.keras.models.ModelConfig.MetricConfig;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.options.MetricChoice;
import java.util.List;
import java.util.Map;

/** What compile was told, to and from its entry in config.json. */
final class CompilationConfigs {
  private CompilationConfigs() {}

  /**
   * The entry of a compilation.
   *
   * @throws IllegalArgumentException if the same could not be made again
   */
  static CompilationConfig of(Compilation compilation) {
    CompilationConfig entry =
        new CompilationConfig(
            compilation.optimizer().name(),
            compilation.optimizer().config(),
            compilation.optimizer().iterations(),
            compilation.loss().name(),
            compilation.metrics().stream().map(CompilationConfigs::metric).toList());
    Loss made = compilation(entry).loss();
    if (made.getClass() != compilation.loss().getClass()) {
      throw new IllegalArgumentException(
          "its loss is of a class of your own, which is only named " + made.name());
    }
    return entry;
  }

  private static MetricConfig metric(MetricChoice choice) {
    if (choice instanceof MetricChoice.Named named) {
      return new MetricConfig(named.name(), List.of(), Map.of());
    }
    Metric metric = ((MetricChoice.Given) choice).metric();
    return new MetricConfig(
        metric.getClass().getSimpleName(), List.of(metric.name()), metric.config());
  }

  /**
   * The compilation of an entry, with a new optimizer.
   *
   * @throws IllegalArgumentException if a name in it is unknown
   */
  static Compilation compilation(CompilationConfig entry) {
    return new Compilation(
        Optimizers.get(entry.optimizer(), entry.optimizerConfig()),
        Losses.get(entry.loss()),
        entry.metrics().stream().map(CompilationConfigs::choice).toList());
  }

  private static MetricChoice choice(MetricConfig entry) {
    return entry.name().isEmpty()
        ? new MetricChoice.Named(entry.type())
        : new MetricChoice.Given(
            SavedMetrics.metric(entry.type(), entry.name().get(0), entry.config()));
  }
}
