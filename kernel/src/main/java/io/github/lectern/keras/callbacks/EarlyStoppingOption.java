package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.Names;
import java.util.List;

/** A keyword argument of {@link EarlyStopping}. */
public sealed interface EarlyStoppingOption {
  /**
   * {@code monitor("val_accuracy")}: the logged quantity to watch.
   *
   * @param value "val_loss" unless given
   */
  record Monitor(String value) implements EarlyStoppingOption {}

  /**
   * {@code minDelta(0.01)}: the smallest change that counts as an improvement.
   *
   * @param value 0 unless given; its sign is ignored
   */
  record MinDelta(double value) implements EarlyStoppingOption {}

  /**
   * {@code patience(3)}: the number of epochs without improvement after which training stops.
   *
   * @param value 0 unless given
   */
  record Patience(int value) implements EarlyStoppingOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Patience {
      if (value < 0) {
        throw new IllegalArgumentException("patience: expected at least 0 but got " + value);
      }
    }
  }

  /**
   * {@code mode("max")}: the direction of improvement.
   *
   * @param value "min", "max" or "auto". "auto", the default, means max for names that end in acc,
   *     accuracy or auc, and min for all others, including recall and precision
   */
  record Mode(String value) implements EarlyStoppingOption {
    private static final List<String> KNOWN = List.of("auto", "min", "max");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public Mode {
      if (!KNOWN.contains(value)) {
        throw new IllegalArgumentException(Names.unknown("mode", value, KNOWN));
      }
    }

    boolean higherIsBetter(String log) {
      return switch (value) {
        case "min" -> false;
        case "max" -> true;
        default -> log.endsWith("acc") || log.endsWith("accuracy") || log.endsWith("auc");
      };
    }
  }

  /**
   * {@code baseline(0.9)}: the value to beat. Epochs that do not beat it count as epochs without
   * improvement.
   *
   * @param value of the monitored quantity
   */
  record Baseline(double value) implements EarlyStoppingOption {}

  /**
   * {@code restoreBestWeights(true)}: whether stopping early restores the weights of the best
   * epoch.
   *
   * @param value false unless given
   */
  record RestoreBestWeights(boolean value) implements EarlyStoppingOption {}

  /**
   * {@code verbose(1)}: whether {@link EarlyStopping} prints what it does.
   *
   * <p>Not sealed because fit, evaluate and predict take the same keyword.
   */
  non-sealed interface VerboseOption extends EarlyStoppingOption {
    /** Returns the verbosity; 0 prints nothing. */
    int value();
  }
}
