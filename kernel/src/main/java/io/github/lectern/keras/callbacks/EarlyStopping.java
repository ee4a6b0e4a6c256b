package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.callbacks.EarlyStoppingOption.Baseline;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.RestoreBestWeights;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import io.github.lectern.tensor.Options;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stops training when a monitored value no longer improves, like {@code
 * keras.callbacks.EarlyStopping}.
 *
 * <pre>{@code
 * net.fit(X, y, epochs(50), validationSplit(.2),
 *     callbacks(new EarlyStopping(patience(3), restoreBestWeights(true))));
 * }</pre>
 *
 * <p>As in Keras 2.7, training never stops after the first epoch, and the best weights are restored
 * only if training stops early. With {@code patience(0)}, training stops after the first epoch
 * without improvement, as documented in Keras; before version 2.12, Keras itself always stopped
 * after two epochs in this case.
 */
public final class EarlyStopping implements Callback {
  private final String monitor;
  private final double minDelta;
  private final int patience;
  private final boolean higherIsBetter;
  private final OptionalDouble baseline;
  private final boolean restoreBestWeights;
  private final boolean verbose;

  private Optional<TrainingControl> control = Optional.empty();
  private Optional<List<INDArray>> bestWeights = Optional.empty();
  private double best;
  private int bestEpoch;
  private int wait;
  private int stoppedEpoch;
  private boolean warned;

  /**
   * Creates the callback. The defaults are {@code monitor("val_loss"), minDelta(0), patience(0),
   * verbose(0), mode("auto"), restoreBestWeights(false)} and no baseline.
   */
  public EarlyStopping(EarlyStoppingOption... options) {
    monitor = Options.find(options, new Monitor("val_loss")).value();
    minDelta = Math.abs(Options.find(options, new MinDelta(0)).value());
    patience = Options.find(options, new Patience(0)).value();
    higherIsBetter = Options.find(options, new Mode("auto")).higherIsBetter(monitor);
    baseline =
        Options.find(options, Baseline.class)
            .map(given -> OptionalDouble.of(given.value()))
            .orElse(OptionalDouble.empty());
    restoreBestWeights = Options.find(options, new RestoreBestWeights(false)).value();
    verbose =
        Options.find(options, VerboseOption.class).map(given -> given.value() > 0).orElse(false);
    reset();
  }

  /**
   * Returns the epoch after which training was stopped, counting from 0; 0 if it was not stopped.
   */
  public int stoppedEpoch() {
    return stoppedEpoch;
  }

  /** Returns the epoch of the best value so far, counting from 0. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** Returns the best value so far; infinite if there is none yet. */
  public double best() {
    return best;
  }

  /**
   * Returns a text such as {@code EarlyStopping(monitor=val_loss, min_delta=0.0, patience=3, ...)}.
   */
  @Override
  public String toString() {
    return "EarlyStopping(monitor=%s, min_delta=%s, patience=%d, restore_best_weights=%s)"
        .formatted(monitor, minDelta, patience, restoreBestWeights);
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl trainingControl) {
    control = Optional.of(trainingControl);
    reset();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (logs.containsKey(monitor)) {
      judge(epoch, logs.get(monitor));
    } else {
      warn(logs);
    }
  }

  @Override
  public void onTrainEnd() {
    if (stoppedEpoch > 0) {
      say(String.format(Locale.ROOT, "Epoch %05d: early stopping", stoppedEpoch + 1));
    }
  }

  private void reset() {
    best = higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    bestWeights = Optional.empty();
    bestEpoch = 0;
    wait = 0;
    stoppedEpoch = 0;
    warned = false;
  }

  private void judge(int epoch, double current) {
    if (bestWeights.isEmpty()) {
      keepWeights();
    }
    wait++;
    if (improves(current, best)) {
      best = current;
      bestEpoch = epoch;
      keepWeights();
      if (baseline.isEmpty() || improves(current, baseline.getAsDouble())) {
        wait = 0;
        return;
      }
    }
    if (wait >= patience && epoch > 0) {
      stop(epoch);
    }
  }

  private boolean improves(double current, double reference) {
    return higherIsBetter ? current - minDelta > reference : current + minDelta < reference;
  }

  private void keepWeights() {
    if (restoreBestWeights) {
      bestWeights = control.map(TrainingControl::getWeights);
    }
  }

  private void stop(int epoch) {
    stoppedEpoch = epoch;
    control.ifPresent(TrainingControl::stopTraining);
    if (bestWeights.isPresent()) {
      say("Restoring model weights from the end of the best epoch: " + (bestEpoch + 1) + ".");
      control.ifPresent(training -> training.setWeights(bestWeights.get()));
    }
  }

  private void warn(Map<String, Double> logs) {
    if (warned) {
      return;
    }
    warned = true;
    CallbackMessages.warnOfMissing("early stopping", monitor, logs);
  }

  private void say(String text) {
    if (verbose) {
      CallbackMessages.write(text);
    }
  }
}
