package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes the progress of training, evaluation or prediction to the session's progress sink, with
 * the same text as {@code keras.callbacks.ProgbarLogger} in Keras 2.7.
 *
 * <p>With verbose 1, it updates one line per epoch in place, at most ten times a second; the final
 * version of the line also contains the validation values. With verbose 2, it writes one line at
 * the end of each epoch.
 */
public final class ProgressBar implements Callback, AutoCloseable {
  private final int verbose;
  private final LongSupplier nanoClock;
  private final ProgressSink sink;
  private TrainingPlan plan = new TrainingPlan(1, 0);
  private Optional<ProgressLine> line = Optional.empty();
  private boolean training;
  private boolean unfinished;

  /**
   * Creates a progress bar that writes to the session's progress sink.
   *
   * @param verbose 0 for no output, 1 for a line that is updated in place, 2 for one line per epoch
   * @throws IllegalArgumentException if verbose is not 0, 1 or 2
   */
  public ProgressBar(int verbose) {
    this(verbose, System::nanoTime, text -> Session.current().progressSink().write(text));
  }

  ProgressBar(int verbose, LongSupplier nanoClock, ProgressSink sink) {
    if (verbose < 0 || verbose > 2) {
      throw new IllegalArgumentException(
          "ProgressBar: expected verbose 0, 1 or 2 but got " + verbose);
    }
    this.verbose = verbose;
    this.nanoClock = nanoClock;
    this.sink = sink;
  }

  @Override
  public void onTrainBegin(TrainingPlan trainingPlan, TrainingControl control) {
    plan = trainingPlan;
    training = true;
  }

  @Override
  public void onEpochBegin(int epoch) {
    begin(plan.stepsPerEpoch());
    if (verbose > 0 && plan.epochs() > 1) {
      sink.write("Epoch " + (epoch + 1) + "/" + plan.epochs() + "\n");
    }
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    update(batch, logs);
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    end(logs);
  }

  @Override
  public void onTrainEnd() {
    training = false;
    close();
  }

  /** Writes a newline if an interrupt or a failure left the current line unfinished. */
  @Override
  public void close() {
    if (unfinished) {
      sink.write("\n");
      unfinished = false;
    }
  }

  // during training, the validation prints nothing, as in Keras

  @Override
  public void onTestBegin(int steps) {
    if (!training) {
      begin(steps);
    }
  }

  @Override
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {
    if (!training) {
      update(batch, logs);
    }
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    if (!training) {
      end(logs);
    }
  }

  private void begin(int steps) {
    line = Optional.of(new ProgressLine(steps, nanoClock));
  }

  private void update(int batch, Map<String, Double> logs) {
    line.ifPresent(current -> current.advance(batch + 1, logs));
    if (verbose == 1) {
      line.flatMap(ProgressLine::update).ifPresent(this::writeInPlace);
    }
  }

  private void writeInPlace(String text) {
    unfinished = true;
    sink.write(text);
  }

  private void end(Map<String, Double> logs) {
    if (verbose > 0) {
      line.ifPresent(
          current -> sink.write(verbose == 1 ? current.last(logs) : current.summary(logs)));
    }
    unfinished = false;
  }
}
