package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes the progress of a training, an evaluation or a prediction to the session's progress sink,
 * in the words of Keras 2.7, like {@code keras.callbacks.ProgbarLogger}.
 *
 * <p>With verbose 1 a line moves in place, at most ten times a second, and the last text of an
 * epoch holds the values of the validation too; with verbose 2 an epoch has that one line only.
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
   * Creates a progress line on the session's sink.
   *
   * @param verbose 0 for nothing, 1 for a line that moves, 2 for one text an epoch
   * @throws IllegalArgumentException if it is none of these
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

  /** Ends a line that an interruption or a failure left open. */
  @Override
  public void close() {
    if (unfinished) {
      sink.write("\n");
      unfinished = false;
    }
  }

  // while a training runs, its validation is silent, as in Keras

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
