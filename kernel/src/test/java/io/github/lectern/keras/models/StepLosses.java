package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the loss of each step from the running means. All batches must have the same size. */
final class StepLosses implements Callback {
  private final int wanted;
  private final List<Double> losses = new ArrayList<>();
  private Optional<TrainingControl> control = Optional.empty();
  private double sum;

  private StepLosses(int wanted) {
    this.wanted = wanted;
  }

  /** Returns a callback that records the given number of steps and then stops training. */
  static StepLosses first(int wanted) {
    return new StepLosses(wanted);
  }

  /** Returns a callback that records all steps. */
  static StepLosses all() {
    return new StepLosses(Integer.MAX_VALUE);
  }

  List<Double> losses() {
    return Collections.unmodifiableList(losses);
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl training) {
    control = Optional.of(training);
  }

  @Override
  public void onEpochBegin(int epoch) {
    sum = 0;
  }

  // L_n = n mean_n - (n - 1) mean_n-1
  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    double sumNow = (batch + 1) * logs.get("loss");
    losses.add(sumNow - sum);
    sum = sumNow;
    if (losses.size() == wanted) {
      control.orElseThrow().stopTraining();
    }
  }
}
