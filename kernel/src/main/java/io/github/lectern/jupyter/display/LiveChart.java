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
 * Draws the loss and each metric below the cell while a net is being trained.
 *
 * <pre>{@code
 * var history = net1.fit(X, y, epochs(20), batchSize(1200), callbacks(new LiveChart()));
 * }</pre>
 *
 * <p>Without {@code var history = } the cell would also show its result, which is the same chart.
 *
 * <p>Draws at most ten times a second, and less often if drawing would take more than a tenth of
 * the time.
 */
public final class LiveChart implements Callback {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final int MIN_TIMES_THE_COST = 10;

  private final LongSupplier nanos;
  private History history = new History();
  private Optional<DisplayHandle> place = Optional.empty();
  private long next;

  /** Creates a chart, which can be used in several calls to fit, one after the other. */
  public LiveChart() {
    this(System::nanoTime);
  }

  LiveChart(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
    history = new History();
    place = Optional.of(Display.updatable("The curves will appear here after the first epoch."));
    next = nanos.getAsLong();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    history.onEpochEnd(epoch, logs);
    long start = nanos.getAsLong();
    if (start >= next) {
      // A sketch has a tenth of the bytes; servers drop output that arrives too fast.
      show(ImageRenderer.sketch(LearningCurve.of(history)));
      next = start + Math.max(PERIOD_NANOS, MIN_TIMES_THE_COST * (nanos.getAsLong() - start));
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
