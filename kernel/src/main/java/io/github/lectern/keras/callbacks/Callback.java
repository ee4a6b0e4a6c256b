package io.github.lectern.keras.callbacks;

import java.util.Map;

/**
 * Something that watches a training, like {@code keras.callbacks.Callback}.
 *
 * <p>Logs hold "loss", then each metric in compile order, then the same with "val_" in front, as
 * far as they are known at that moment. All are averages since the epoch began.
 */
public interface Callback {
  /** Called once, before the first epoch. */
  default void onTrainBegin(TrainingPlan plan, TrainingControl control) {}

  /** Called before each epoch, which counts from 0. */
  default void onEpochBegin(int epoch) {}

  /** Called after each training batch, which counts from 0. */
  default void onTrainBatchEnd(int batch, Map<String, Double> logs) {}

  /** Called after each epoch, which counts from 0. */
  default void onEpochEnd(int epoch, Map<String, Double> logs) {}

  /** Called once at the end, also when the training was interrupted or failed. */
  default void onTrainEnd() {}

  /** Called before an evaluation or a prediction of that many batches, 0 if it is unknown. */
  default void onTestBegin(int steps) {}

  /** Called after each batch of an evaluation or a prediction. */
  default void onTestBatchEnd(int batch, Map<String, Double> logs) {}

  /** Called once at the end of an evaluation or a prediction. */
  default void onTestEnd(Map<String, Double> logs) {}
}
