package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.options.CompileOption;
import io.github.lectern.keras.options.LossChoice;
import io.github.lectern.keras.options.MetricChoice;
import io.github.lectern.keras.options.MetricsChoice;
import io.github.lectern.keras.options.OptimizerChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code compile} was told.
 *
 * @param optimizer RMSprop unless told otherwise, as in Keras
 * @param loss what training makes small
 * @param metrics in the order of the log
 */
record Compilation(Optimizer optimizer, Loss loss, List<MetricChoice> metrics) {
  static Compilation of(CompileOption... options) {
    Optional<Optimizer> optimizer = Optional.empty();
    Optional<Loss> loss = Optional.empty();
    List<MetricChoice> metrics = new ArrayList<>();
    for (CompileOption option : options) {
      if (option instanceof OptimizerChoice choice) {
        optimizer = Optional.of(choice.optimizer());
      } else if (option instanceof LossChoice choice) {
        loss = Optional.of(choice.loss());
      } else if (option instanceof MetricsChoice choice) {
        metrics.addAll(choice.metrics());
      }
    }
    return new Compilation(
        optimizer.orElseGet(RMSprop::new),
        loss.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "compile: expected a loss, was none;"
                        + " add loss(\"categorical_crossentropy\") for classes")),
        List.copyOf(metrics));
  }
}
