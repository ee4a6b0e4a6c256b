package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.util.List;
import java.util.Map;

/**
 * A callback that calls several others in order.
 *
 * @param callbacks the callbacks in the order in which they are called
 */
record CallbackList(List<Callback> callbacks) implements Callback {
  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    callbacks.forEach(callback -> callback.onTrainBegin(plan, control));
  }

  @Override
  public void onEpochBegin(int epoch) {
    callbacks.forEach(callback -> callback.onEpochBegin(epoch));
  }

  @Override
  public void onTrainBatchBegin(int batch) {
    callbacks.forEach(callback -> callback.onTrainBatchBegin(batch));
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    callbacks.forEach(callback -> callback.onTrainBatchEnd(batch, logs));
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    callbacks.forEach(callback -> callback.onEpochEnd(epoch, logs));
  }

  @Override
  public void onTrainEnd() {
    callbacks.forEach(Callback::onTrainEnd);
  }

  @Override
  public void onTestBegin(int steps) {
    callbacks.forEach(callback -> callback.onTestBegin(steps));
  }

  @Override
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {
    callbacks.forEach(callback -> callback.onTestBatchEnd(batch, logs));
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    callbacks.forEach(callback -> callback.onTestEnd(logs));
  }
}
