package io.github.lectern.bench.dl4j;

import io.github.lectern.bench.protocol.TrainingClock;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Counts the steps of an epoch and adds up their losses. */
final class ClockListener extends BaseTrainingListener {
  private final TrainingClock clock;
  private double loss;
  private int steps;

  ClockListener(TrainingClock clock) {
    this.clock = clock;
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    loss += model.score();
    steps++;
    clock.stepEnded();
  }

  /** Returns the mean loss of the steps since the last call. */
  double meanLoss() {
    double mean = loss / steps;
    loss = 0;
    steps = 0;
    return mean;
  }
}
