package io.github.lectern.keras.callbacks;

import java.util.Map;

/**
 * An object whose methods are called at certain points of training and evaluation, like {@code
 * keras.callbacks.Callback}.
 *
 * <p>The logs contain "loss", then each metric in the order of {@code compile}, then the same names
 * with the prefix "val_". A name is missing while its value is not yet known. The values without
 * this prefix cover all batches since the epoch began. By default, all methods do nothing.
 *
 * <pre>{@code
 * class PrintLoss implements Callback {
 *   @Override
 *   public void onEpochEnd(int epoch, Map<String, Double> logs) {
 *     System.out.println("Epoch " + epoch + ": loss " + logs.get("loss"));
 *   }
 * }
 * net.fit(X, y, epochs(3), verbose(0), callbacks(new PrintLoss()));
 * }</pre>
 */
public interface Callback {
  /** Handles the start of training, before the first epoch. */
  default void onTrainBegin(TrainingPlan plan, TrainingControl control) {}

  /** Handles the start of an epoch; epochs count from 0. */
  default void onEpochBegin(int epoch) {}

  /** Handles the start of a training batch; batches count from 0 in each epoch. */
  default void onTrainBatchBegin(int batch) {}

  /** Handles the end of a training batch; batches count from 0 in each epoch. */
  default void onTrainBatchEnd(int batch, Map<String, Double> logs) {}

  /** Handles the end of an epoch; epochs count from 0. */
  default void onEpochEnd(int epoch, Map<String, Double> logs) {}

  /** Handles the end of training, even if training was interrupted or failed. */
  default void onTrainEnd() {}

  /**
   * Handles the start of an evaluation or a prediction.
   *
   * @param steps the number of batches, or 0 if it is unknown
   */
  default void onTestBegin(int steps) {}

  /** Handles the end of a batch of an evaluation or a prediction; batches count from 0. */
  default void onTestBatchEnd(int batch, Map<String, Double> logs) {}

  /** Handles the end of an evaluation or a prediction. */
  default void onTestEnd(Map<String, Double> logs) {}
}
