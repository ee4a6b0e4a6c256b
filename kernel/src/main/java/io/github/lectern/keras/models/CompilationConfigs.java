package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.models.ModelConfig.CompilationConfig;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.options.CompileOption;
import io.github.lectern.keras.options.LossChoice;
import io.github.lectern.keras.options.MetricChoice;
import io.github.lectern.keras.options.MetricsChoice;
import io.github.lectern.keras.options.OptimizerChoice;

/** What compile was told, to and from its entry in config.json. */
final class CompilationConfigs {
  private CompilationConfigs() {}

  static CompilationConfig of(Compilation compilation) {
    return new CompilationConfig(
        compilation.optimizer().name(),
        compilation.optimizer().config(),
        compilation.loss().name(),
        compilation.metrics().stream().map(CompilationConfigs::name).toList());
  }

  private static String name(MetricChoice choice) {
    return choice instanceof MetricChoice.Named named
        ? named.name()
        : ((MetricChoice.Given) choice).metric().getClass().getSimpleName();
  }

  static CompileOption[] options(CompilationConfig entry) {
    return new CompileOption[] {
      new OptimizerChoice(Optimizers.get(entry.optimizer(), entry.optimizerConfig())),
      new LossChoice(Losses.get(entry.loss())),
      new MetricsChoice(
          entry.metrics().stream().<MetricChoice>map(MetricChoice.Named::new).toList())
    };
  }
}
