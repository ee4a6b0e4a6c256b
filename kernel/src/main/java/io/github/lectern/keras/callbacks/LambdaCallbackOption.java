package io.github.lectern.keras.callbacks;

import java.util.Map;
import java.util.function.Consumer;

/** A keyword argument of {@link LambdaCallback}: what to do at one point of training. */
public sealed interface LambdaCallbackOption {
  /** What to do at the start or the end of an epoch or a batch. */
  interface Action {
    /**
     * Runs the action.
     *
     * @param index the number of the epoch or the batch, counting from 0
     * @param logs the logs, which are empty at the start
     */
    void run(int index, Map<String, Double> logs);
  }

  /**
   * {@code onEpochBegin((epoch, logs) -> ...)}: runs before each epoch.
   *
   * @param action what to do
   */
  record OnEpochBegin(Action action) implements LambdaCallbackOption {}

  /**
   * {@code onEpochEnd((epoch, logs) -> ...)}: runs after each epoch.
   *
   * @param action what to do
   */
  record OnEpochEnd(Action action) implements LambdaCallbackOption {}

  /**
   * {@code onBatchBegin((batch, logs) -> ...)}: runs before each training batch.
   *
   * @param action what to do
   */
  record OnBatchBegin(Action action) implements LambdaCallbackOption {}

  /**
   * {@code onBatchEnd((batch, logs) -> ...)}: runs after each training batch.
   *
   * @param action what to do
   */
  record OnBatchEnd(Action action) implements LambdaCallbackOption {}

  /**
   * {@code onTrainBegin(logs -> ...)}: runs before the first epoch.
   *
   * @param action what to do, given empty logs
   */
  record OnTrainBegin(Consumer<Map<String, Double>> action) implements LambdaCallbackOption {}

  /**
   * {@code onTrainEnd(logs -> ...)}: runs at the end of training.
   *
   * @param action what to do, given the logs of the last epoch
   */
  record OnTrainEnd(Consumer<Map<String, Double>> action) implements LambdaCallbackOption {}
}
