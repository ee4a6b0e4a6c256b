package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.PythonNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Sets the learning rate at the start of each epoch, like {@code
 * keras.callbacks.LearningRateScheduler}. The history contains the rates as "lr".
 *
 * <pre>{@code
 * net.fit(X, y, epochs(20),
 *     callbacks(new LearningRateScheduler((epoch, rate) -> epoch < 10 ? rate : rate * 0.9)));
 * }</pre>
 */
public final class LearningRateScheduler implements Callback {
  private final Schedule schedule;
  private final boolean verbose;
  private Optional<TrainingControl> control = Optional.empty();

  /** The learning rate of an epoch. */
  public interface Schedule {
    /**
     * Returns the learning rate of an epoch.
     *
     * @param epoch the epoch, counting from 0
     * @param learningRate the current learning rate
     */
    double at(int epoch, double learningRate);
  }

  /**
   * Creates the callback.
   *
   * @param schedule returns the learning rate of an epoch, given the epoch and the current rate
   * @param options verbose(0)
   */
  public LearningRateScheduler(Schedule schedule, VerboseOption... options) {
    this.schedule = schedule;
    verbose =
        Options.find(options, VerboseOption.class).map(given -> given.value() > 0).orElse(false);
  }

  /**
   * Creates the callback.
   *
   * @param schedule returns the learning rate of an epoch, counting from 0
   * @param options verbose(0)
   */
  public LearningRateScheduler(IntToDoubleFunction schedule, VerboseOption... options) {
    this((epoch, rate) -> schedule.applyAsDouble(epoch), options);
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl trainingControl) {
    control = Optional.of(trainingControl);
  }

  @Override
  public void onEpochBegin(int epoch) {
    control.ifPresent(training -> set(epoch, training));
  }

  private void set(int epoch, TrainingControl training) {
    double rate = schedule.at(epoch, training.learningRate());
    training.setLearningRate(rate);
    if (verbose) {
      CallbackMessages.write(
          String.format(
              Locale.ROOT,
              "\nEpoch %05d: LearningRateScheduler setting learning rate to %s.",
              epoch + 1,
              PythonNumber.repr(rate)));
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    control.ifPresent(training -> logs.put("lr", training.learningRate()));
  }
}
