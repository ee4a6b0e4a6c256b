package io.github.lectern.keras.callbacks;

import java.util.Map;
import java.util.Optional;

/**
 * Stops training when the loss is NaN or infinite, like {@code keras.callbacks.TerminateOnNaN}.
 *
 * <pre>{@code
 * net.fit(X, y, epochs(20), callbacks(new TerminateOnNaN()));
 * }</pre>
 */
public final class TerminateOnNaN implements Callback {
  private Optional<TrainingControl> control = Optional.empty();

  /** Creates the callback. */
  public TerminateOnNaN() {}

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl trainingControl) {
    control = Optional.of(trainingControl);
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    if (!Double.isFinite(logs.get("loss"))) {
      CallbackMessages.write("Batch " + batch + ": Invalid loss, terminating training");
      control.ifPresent(TrainingControl::stopTraining);
    }
  }
}
