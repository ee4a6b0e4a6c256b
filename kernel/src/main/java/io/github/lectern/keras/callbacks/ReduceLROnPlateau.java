package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import io.github.lectern.keras.callbacks.ReduceLrOption.Cooldown;
import io.github.lectern.keras.callbacks.ReduceLrOption.Factor;
import io.github.lectern.keras.callbacks.ReduceLrOption.MinLr;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.PythonNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reduces the learning rate when a monitored value no longer improves, like {@code
 * keras.callbacks.ReduceLROnPlateau}. The history contains the rates as "lr".
 *
 * <pre>{@code
 * net.fit(X, y, epochs(50), validationSplit(0.2),
 *     callbacks(new ReduceLROnPlateau(factor(0.5), patience(3))));
 * }</pre>
 */
public final class ReduceLROnPlateau implements Callback {
  private final String monitor;
  private final double factor;
  private final int patience;
  private final boolean verbose;
  private final boolean higherIsBetter;
  private final double minDelta;
  private final int cooldown;
  private final double minLr;

  private Optional<TrainingControl> control = Optional.empty();
  private double best;
  private int wait;
  private int cooldownLeft;
  private boolean warned;

  /**
   * Creates the callback. The defaults are {@code monitor("val_loss"), factor(0.1), patience(10),
   * verbose(0), mode("auto"), minDelta(0.0001), cooldown(0), minLr(0)}.
   */
  public ReduceLROnPlateau(ReduceLrOption... options) {
    monitor = Options.find(options, new Monitor("val_loss")).value();
    factor = Options.find(options, new Factor(0.1)).value();
    patience = Options.find(options, new Patience(10)).value();
    verbose =
        Options.find(options, VerboseOption.class).map(given -> given.value() > 0).orElse(false);
    higherIsBetter = Options.find(options, new Mode("auto")).isMax(monitor.contains("acc"));
    minDelta = Options.find(options, new MinDelta(1e-4)).value();
    cooldown = Options.find(options, new Cooldown(0)).value();
    minLr = Options.find(options, new MinLr(0)).value();
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl trainingControl) {
    control = Optional.of(trainingControl);
    best = higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    wait = 0;
    cooldownLeft = 0;
    warned = false;
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    Optional<Double> current = Optional.ofNullable(logs.get(monitor));
    if (current.isEmpty() && !warned) {
      warned = true;
      CallbackMessages.warnOfMissing("ReduceLROnPlateau", monitor, logs);
    }
    control.ifPresent(
        training -> {
          logs.put("lr", training.learningRate());
          current.ifPresent(value -> judge(epoch, value, training));
        });
  }

  private void judge(int epoch, double current, TrainingControl training) {
    if (cooldownLeft > 0) {
      cooldownLeft--;
      wait = 0;
    }
    if (improves(current)) {
      best = current;
      wait = 0;
    } else if (cooldownLeft == 0) {
      wait++;
      if (wait >= patience && training.learningRate() > minLr) {
        reduce(epoch, training);
      }
    }
  }

  private boolean improves(double current) {
    return higherIsBetter ? current > best + minDelta : current < best - minDelta;
  }

  private void reduce(int epoch, TrainingControl training) {
    double rate = Math.max(training.learningRate() * factor, minLr);
    training.setLearningRate(rate);
    cooldownLeft = cooldown;
    wait = 0;
    if (verbose) {
      CallbackMessages.write(
          String.format(
              Locale.ROOT,
              "\nEpoch %05d: ReduceLROnPlateau reducing learning rate to %s.",
              epoch + 1,
              PythonNumber.repr(rate)));
    }
  }
}
