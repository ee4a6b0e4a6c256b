package io.github.lectern.jupyter.display;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import io.github.lectern.plots.LearningCurve;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Draws the loss and each metric below the cell while a net is being trained: the curves grow with
 * the epochs.
 *
 * <pre>{@code
 * var history = net1.fit(X, y, epochs(20), batchSize(1200), callbacks(new LiveChart()));
 * }</pre>
 *
 * <p>Without {@code var history = } the cell would show its result, which is the same chart again.
 *
 * <p>It draws at most ten times a second, and less often where drawing would take more than a tenth
 * of the time; at the end the whole chart stands there.
 */
public final class LiveChart implements Callback {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final int TIMES_THE_COST = 10;

  private final LongSupplier nanos;
  private History history = new History();
  private Optional<DisplayHandle> place = Optional.empty();
  private long next;

  /** A chart, which may be given to one fit after the other. */
  public LiveChart() {
    this(System::nanoTime);
  }

  LiveChart(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    history = new History();
    place = Optional.of(Display.updatable("The curves begin here after the first epoch."));
    next = nanos.getAsLong();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    history.onEpochEnd(epoch, logs);
    long start = nanos.getAsLong();
    if (start >= next) {
      // A sketch is a tenth of the bytes: servers drop what comes too fast.
      show(Pictures.sketch(LearningCurve.of(history)));
      next = start + Math.max(PERIOD_NANOS, TIMES_THE_COST * (nanos.getAsLong() - start));
    }
  }

  @Override
  public void onTrainEnd() {
    if (!history.epoch().isEmpty()) {
      show(LearningCurve.of(history));
    }
  }

  private void show(Object picture) {
    place.ifPresent(handle -> handle.update(picture));
  }
}
