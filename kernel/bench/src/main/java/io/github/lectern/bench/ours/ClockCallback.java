package io.github.lectern.bench.ours;

import io.github.lectern.bench.protocol.TrainingClock;
import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.util.Map;
import java.util.Optional;

/** Reports steps and epochs to the clock, and stops the fit when no further epoch should run. */
final class ClockCallback implements Callback {
  private final TrainingClock clock;
  private Optional<TrainingControl> control = Optional.empty();

  ClockCallback(TrainingClock clock) {
    this.clock = clock;
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl given) {
    control = Optional.of(given);
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    clock.stepEnded();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    clock.epochEnded(logs.get("loss"), logs.get("accuracy"));
    if (!clock.wantsEpoch()) {
      control.orElseThrow().stopTraining();
    }
  }
}
