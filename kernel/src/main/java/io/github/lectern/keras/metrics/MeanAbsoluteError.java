package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/** The mean absolute difference between predictions and labels, like Keras' metric "mae". */
final class MeanAbsoluteError extends MeanMetric {
  MeanAbsoluteError(MetricOption name) {
    super(name.name());
  }

  // mean_ik |y_ik - p_ik|
  @Override
  double sum(Tile yTrue, Tile yPred) {
    double sum = 0;
    for (int i = 0; i < yPred.size(); i++) {
      sum += Math.abs((double) yTrue.values()[i] - yPred.values()[i]);
    }
    return sum;
  }

  @Override
  long terms(Tile yPred) {
    return yPred.size();
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(labels, outputs, Agreement.oneHot(labels, outputs));
  }
}
