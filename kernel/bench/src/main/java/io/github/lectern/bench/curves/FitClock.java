package io.github.lectern.bench.curves;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Times the spans of one fit, and stops the fit when enough spans have been timed. */
final class FitClock implements Callback {
  private static final double NANOS = 1e9;

  private final Span span;
  private final int fullSteps;
  private final MeasurementPlan plan;
  private final LongSupplier nanoTime;
  private final List<Double> seconds = new ArrayList<>();
  private Optional<TrainingControl> control = Optional.empty();
  private int warmUps;
  private long fitStart;
  private long measuringStart;
  private long spanStart;

  FitClock(Span span, int fullSteps, MeasurementPlan plan, LongSupplier nanoTime) {
    this.span = span;
    this.fullSteps = fullSteps;
    this.plan = plan;
    this.nanoTime = nanoTime;
  }

  /** Returns the seconds of each span after the warm-up. */
  double[] seconds() {
    return seconds.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl given) {
    control = Optional.of(given);
    fitStart = nanoTime.getAsLong();
    spanStart = fitStart;
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    if (span == Span.STEP) {
      long now = nanoTime.getAsLong();
      if (batch > 0 && batch < fullSteps) {
        spanEnded(now);
      }
      spanStart = now;
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (span == Span.EPOCH) {
      long now = nanoTime.getAsLong();
      spanEnded(now);
      spanStart = now;
    }
  }

  private void spanEnded(long now) {
    if (isWarmUp()) {
      warmUps++;
      return;
    }
    if (seconds.isEmpty()) {
      measuringStart = spanStart;
    }
    seconds.add((now - spanStart) / NANOS);
    if (seconds.size() >= plan.spans() && now - measuringStart >= plan.measuring().toNanos()) {
      control.orElseThrow().stopTraining();
    }
  }

  private boolean isWarmUp() {
    return seconds.isEmpty()
        && (warmUps < plan.warmUpSpans() || spanStart - fitStart < plan.warmUp().toNanos());
  }
}
