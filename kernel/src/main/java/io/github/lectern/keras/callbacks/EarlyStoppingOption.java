package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.Names;
import java.util.List;

/** A keyword argument of {@link EarlyStopping}. */
public sealed interface EarlyStoppingOption {
  /**
   * {@code monitor("val_accuracy")}: the value in the log to monitor.
   *
   * @param value a name in the log; the default is "val_loss"
   */
  record Monitor(String value) implements EarlyStoppingOption, ReduceLrOption, CheckpointOption {}

  /**
   * {@code minDelta(0.01)}: the change that an improvement must exceed.
   *
   * @param value the change; the default is 0, or 0.0001 in {@link ReduceLROnPlateau}. {@link
   *     EarlyStopping} ignores its sign
   */
  record MinDelta(double value) implements EarlyStoppingOption, ReduceLrOption {}

  /**
   * {@code patience(3)}: the number of epochs without improvement after which training stops, or
   * after which {@link ReduceLROnPlateau} reduces the learning rate.
   *
   * @param value at least 0; the default is 0, or 10 in {@link ReduceLROnPlateau}
   */
  record Patience(int value) implements EarlyStoppingOption, ReduceLrOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Patience {
      if (value < 0) {
        throw new IllegalArgumentException("patience: expected at least 0 epochs but got " + value);
      }
    }
  }

  /**
   * {@code mode("max")}: the direction of improvement.
   *
   * @param value "min", "max" or "auto" (the default). In {@link EarlyStopping}, "auto" means "max"
   *     for names that end in "acc", "accuracy" or "auc"; in the other callbacks, for names that
   *     contain "acc". It means "min" for all other names, even recall and precision
   */
  record Mode(String value) implements EarlyStoppingOption, ReduceLrOption, CheckpointOption {
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
      return isMax(log.endsWith("acc") || log.endsWith("accuracy") || log.endsWith("auc"));
    }

    /** Returns whether the mode is "max", given the meaning of "auto". */
    boolean isMax(boolean automatic) {
      return value.equals("auto") ? automatic : value.equals("max");
    }
  }

  /**
   * {@code baseline(0.9)}: the value that the monitored value must beat. Epochs that do not beat it
   * count as epochs without improvement.
   *
   * @param value the value to beat; there is none by default
   */
  record Baseline(double value) implements EarlyStoppingOption {}

  /**
   * {@code restoreBestWeights(true)}: whether the weights of the best epoch are restored when
   * training stops early.
   *
   * @param value whether to restore them; the default is false
   */
  record RestoreBestWeights(boolean value) implements EarlyStoppingOption {}

  /**
   * {@code verbose(1)}: whether a callback prints messages.
   *
   * <p>This interface is not sealed because fit, evaluate and predict accept the same keyword.
   */
  non-sealed interface VerboseOption extends EarlyStoppingOption, ReduceLrOption, CheckpointOption {
    /** Returns the verbosity; 0 prints nothing. */
    int value();
  }
}
