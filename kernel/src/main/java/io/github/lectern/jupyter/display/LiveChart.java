package io.github.lectern.jupyter.display;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import io.github.lectern.plots.LearningCurve;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Draws the loss and each metric below the cell while a net is being trained.
 *
 * <pre>{@code
 * net1.fit(X, y, epochs(20), batchSize(1200), callbacks(new LiveChart()));
 * }</pre>
 *
 * <p>If the history is also the cell's result, the cell does not show it again.
 *
 * <p>Draws at most ten times a second, and less often if drawing would take more than a tenth of
 * the time, or if the server would drop output because of its amount.
 */
public final class LiveChart implements Callback {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final int MIN_TIMES_THE_COST = 10;

  // 500 KB per second; Jupyter's servers drop output beyond 1 MB per second.
  private static final long NANOS_PER_CHARACTER = 2_000;

  private static volatile Optional<History> latest = Optional.empty();

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
      DisplayData sketch = ImageRenderer.sketch(LearningCurve.of(history));
      show(sketch);
      long pause = Math.max(PERIOD_NANOS, NANOS_PER_CHARACTER * length(sketch));
      next = start + Math.max(pause, MIN_TIMES_THE_COST * (nanos.getAsLong() - start));
    }
  }

  @Override
  public void onTrainEnd() {
    if (!history.epoch().isEmpty()) {
      show(LearningCurve.of(history));
      latest = Optional.of(history);
    }
  }

  /** Returns whether a chart of the running cell was the latest to draw the same curves. */
  public static boolean isLatest(History other) {
    return latest.filter(drawn -> drawn.history().equals(other.history())).isPresent();
  }

  /** Forgets the latest chart, so that a later cell can show its history. */
  public static void forgetLatest() {
    latest = Optional.empty();
  }

  private static int length(DisplayData sketch) {
    return sketch.hasDataForType(MIMEType.TEXT_HTML)
        ? ((String) sketch.getData(MIMEType.TEXT_HTML)).length()
        : 0;
  }

  private void show(Object picture) {
    place.ifPresent(handle -> handle.update(picture));
  }
}
