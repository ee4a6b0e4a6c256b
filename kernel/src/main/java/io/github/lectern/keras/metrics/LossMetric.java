package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/** A loss as a metric: its mean over the rows. */
final class LossMetric extends MeanMetric {
  private final RowLoss loss;
  private final Labels labels;

  /** What a loss takes for labels. */
  enum Labels {
    /** One number for each output. */
    LIKE_OUTPUTS,
    /** One class code a row. */
    CODES
  }

  LossMetric(MetricOption name, RowLoss loss, Labels labels) {
    super(name.name());
    this.loss = loss;
    this.labels = labels;
  }

  // mean_i L_i
  @Override
  double sum(Tile yTrue, Tile yPred) {
    double sum = 0;
    for (int i = 0; i < yPred.rows(); i++) {
      sum += loss.of(yTrue, yPred, i);
    }
    return sum;
  }

  @Override
  public Optional<String> mismatch(int labelWidth, int outputs) {
    return labels == Labels.CODES
        ? Agreement.classCodes(labelWidth, "categorical_crossentropy")
        : Agreement.sameWidth(labelWidth, outputs, Agreement.oneHot(labelWidth, outputs));
  }
}
