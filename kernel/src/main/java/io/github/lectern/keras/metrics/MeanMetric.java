package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** A metric that is the mean of one value per row or per entry. */
abstract class MeanMetric implements Metric {
  private final String name;
  private double total;
  private long count;

  MeanMetric(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void updateState(Tile yTrue, Tile yPred) {
    Agreement.require(this, yTrue, yPred);
    total += sum(yTrue, yPred);
    count += terms(yPred);
  }

  /** Returns the sum of the values in one batch. */
  abstract double sum(Tile yTrue, Tile yPred);

  /** Returns the number of values that {@link #sum} adds up; by default one per row. */
  long terms(Tile yPred) {
    return yPred.rows();
  }

  // 0 without any values, as in Keras
  @Override
  public final double result() {
    return count == 0 ? 0 : total / count;
  }

  @Override
  public final void resetState() {
    total = 0;
    count = 0;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(name=" + name + ", result=" + result() + ")";
  }
}
