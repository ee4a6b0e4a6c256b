package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.Optional;

/**
 * Warns about the first batch whose loss is infinite or NaN. The warning is printed when the
 * progress line has ended.
 */
final class NonFiniteLoss implements Callback {
  private Optional<String> warning = Optional.empty();
  private boolean warned;
  private int epoch;
  private int steps;

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    steps = plan.stepsPerEpoch();
  }

  @Override
  public void onEpochBegin(int begun) {
    epoch = begun;
  }

  /**
   * Prepares the warning at the first batch after which the mean loss of the epoch is not finite:
   * that is the first batch whose loss is not finite.
   */
  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    double loss = logs.get("loss");
    if (!warned && !Double.isFinite(loss)) {
      warned = true;
      warning = Optional.of(text(loss, batch));
    }
  }

  @Override
  public void onEpochEnd(int ended, Map<String, Double> logs) {
    write();
  }

  /** Prints the warning if training was interrupted in the middle of an epoch. */
  @Override
  public void onTrainEnd() {
    write();
  }

  private void write() {
    warning.ifPresent(Session.current().progressSink()::write);
    warning = Optional.empty();
  }

  private String text(double loss, int batch) {
    return """
        Warning: fit: the loss became %s in epoch %d, batch %d of %d.
        The usual causes are a learning rate that is too high and inputs that are too large. Try a\
         lower rate, such as optimizer(new Adam(learningRate(0.0001))), and inputs between 0 and 1,\
         such as X.castTo(DataType.FLOAT).div(255).
        A net whose weights are NaN cannot recover: first rerun the cell that creates it.
        """
        .formatted(Double.isNaN(loss) ? "NaN" : "infinite", epoch + 1, batch + 1, steps);
  }
}
