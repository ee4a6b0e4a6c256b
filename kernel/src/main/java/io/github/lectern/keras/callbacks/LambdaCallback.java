package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.callbacks.LambdaCallbackOption.Action;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnBatchBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnBatchEnd;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnEpochBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnEpochEnd;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnTrainBegin;
import io.github.lectern.keras.callbacks.LambdaCallbackOption.OnTrainEnd;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A callback made of lambdas, like {@code keras.callbacks.LambdaCallback}. For more than a few
 * lines, write a class that implements {@link Callback}.
 *
 * <pre>{@code
 * net.fit(X, y, epochs(3), verbose(0),
 *     callbacks(new LambdaCallback(onEpochEnd((epoch, logs) -> System.out.println(logs)))));
 * }</pre>
 */
public final class LambdaCallback implements Callback {
  private static final Action NO_ACTION = (index, logs) -> {};

  private final Action epochBegin;
  private final Action epochEnd;
  private final Action batchBegin;
  private final Action batchEnd;
  private final Consumer<Map<String, Double>> trainBegin;
  private final Consumer<Map<String, Double>> trainEnd;
  private Map<String, Double> last = Map.of();

  /**
   * Creates the callback.
   *
   * @param options onEpochBegin, onEpochEnd, onBatchBegin, onBatchEnd, onTrainBegin, onTrainEnd
   * @throws IllegalArgumentException if a keyword is given twice
   */
  public LambdaCallback(LambdaCallbackOption... options) {
    epochBegin = Options.find(options, new OnEpochBegin(NO_ACTION)).action();
    epochEnd = Options.find(options, new OnEpochEnd(NO_ACTION)).action();
    batchBegin = Options.find(options, new OnBatchBegin(NO_ACTION)).action();
    batchEnd = Options.find(options, new OnBatchEnd(NO_ACTION)).action();
    trainBegin = Options.find(options, new OnTrainBegin(logs -> {})).action();
    trainEnd = Options.find(options, new OnTrainEnd(logs -> {})).action();
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    last = Map.of();
    trainBegin.accept(Map.of());
  }

  @Override
  public void onEpochBegin(int epoch) {
    epochBegin.run(epoch, Map.of());
  }

  @Override
  public void onTrainBatchBegin(int batch) {
    batchBegin.run(batch, Map.of());
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    batchEnd.run(batch, logs);
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    last = logs;
    epochEnd.run(epoch, logs);
  }

  @Override
  public void onTrainEnd() {
    trainEnd.accept(last);
  }
}
