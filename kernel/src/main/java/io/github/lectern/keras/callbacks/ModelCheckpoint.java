package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.callbacks.CheckpointOption.SaveBestOnly;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveFreq;
import io.github.lectern.keras.callbacks.CheckpointOption.SaveWeightsOnly;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.PythonNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saves the model after each epoch, or after a number of batches, like {@code
 * keras.callbacks.ModelCheckpoint}.
 *
 * <pre>{@code
 * net.fit(X, y, epochs(20), validationSplit(0.2),
 *     callbacks(new ModelCheckpoint("best.zip", saveBestOnly(true))));
 * Sequential best = Sequential.load("best.zip");
 * }</pre>
 *
 * <p>The file name may contain the number of the epoch, counting from 1, and logged values, such as
 * "net-{epoch:02d}-{val_loss:.2f}.zip".
 */
public final class ModelCheckpoint implements Callback {
  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(?::(?:d|0([1-9])d|\\.(\\d)f))?}");

  private final String filepath;
  private final String monitor;
  private final boolean verbose;
  private final boolean saveBestOnly;
  private final boolean saveWeightsOnly;
  private final Optional<Integer> saveFreq;
  private final boolean higherIsBetter;
  private Optional<TrainingControl> control = Optional.empty();
  private double best;
  private boolean warned;
  private int currentEpoch;
  private int unsavedBatches;

  /**
   * Creates the callback. The defaults are {@code monitor("val_loss"), verbose(0),
   * saveBestOnly(false), saveWeightsOnly(false), mode("auto")}, and the model is saved after each
   * epoch.
   *
   * @param filepath the name of the file, such as "net.zip" or "net-{epoch}.zip"
   * @param options monitor(...), verbose(...), saveBestOnly(...), saveWeightsOnly(...), mode(...)
   *     and saveFreq(...), the number of batches from one file to the next
   * @throws IllegalArgumentException if the name contains a brace that is not part of a field
   */
  public ModelCheckpoint(String filepath, CheckpointOption... options) {
    this.filepath = filepath;
    requireFields(filepath);
    monitor = Options.find(options, new Monitor("val_loss")).value();
    verbose =
        Options.find(options, VerboseOption.class).map(given -> given.value() > 0).orElse(false);
    saveBestOnly = Options.find(options, new SaveBestOnly(false)).value();
    saveWeightsOnly = Options.find(options, new SaveWeightsOnly(false)).value();
    saveFreq = Options.find(options, SaveFreq.class).map(SaveFreq::value);
    higherIsBetter = Options.find(options, new Mode("auto")).isMax(monitor.contains("acc"));
    best = higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Refuses other formats: if they stayed as they are, each epoch would replace the same file. */
  private static void requireFields(String filepath) {
    if (FIELD.matcher(filepath).replaceAll("").matches("(?s).*[{}].*")) {
      throw new IllegalArgumentException(
          "ModelCheckpoint: expected fields such as {epoch}, {epoch:02d}, {loss} or {loss:.2f} but"
              + " got \""
              + filepath
              + "\"");
    }
  }

  @Override
  public void onTrainBegin(TrainingPlan plan, TrainingControl trainingControl) {
    control = Optional.of(trainingControl);
    warned = false;
  }

  @Override
  public void onEpochBegin(int epoch) {
    currentEpoch = epoch;
  }

  /** Saves the model if its batch is due; they are counted across epochs, as in Keras. */
  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    unsavedBatches++;
    if (saveFreq.isPresent() && unsavedBatches >= saveFreq.get()) {
      unsavedBatches = 0;
      saveOrSkip(currentEpoch, logs);
    }
  }

  /** Saves the model; the best value is kept from one call to fit to the next, as in Keras. */
  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (saveFreq.isEmpty()) {
      saveOrSkip(epoch, logs);
    }
  }

  private void saveOrSkip(int epoch, Map<String, Double> logs) {
    String file = file(epoch, logs);
    if (!saveBestOnly) {
      say("Epoch %05d: saving model to %s", epoch + 1, file);
      save(file);
    } else if (logs.containsKey(monitor)) {
      judge(epoch, logs.get(monitor), file);
    } else if (!warned) {
      warned = true;
      CallbackMessages.warnOfMissing("ModelCheckpoint", monitor, logs);
    }
  }

  private void judge(int epoch, double current, String file) {
    if (higherIsBetter ? current > best : current < best) {
      say(
          "Epoch %05d: %s improved from %s to %s, saving model to %s",
          epoch + 1, monitor, PythonNumber.fixed(best, 5), PythonNumber.fixed(current, 5), file);
      best = current;
      save(file);
    } else {
      say(
          "Epoch %05d: %s did not improve from %s",
          epoch + 1, monitor, PythonNumber.fixed(best, 5));
    }
  }

  private void save(String file) {
    try {
      if (saveWeightsOnly) {
        control.orElseThrow().saveWeights(file);
      } else {
        control.orElseThrow().save(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file(int epoch, Map<String, Double> logs) {
    return FIELD
        .matcher(filepath)
        .replaceAll(field -> Matcher.quoteReplacement(value(field, epoch, logs)));
  }

  private String value(MatchResult field, int epoch, Map<String, Double> logs) {
    String name = field.group(1);
    if (name.equals("epoch")) {
      String width = field.group(2) == null ? "" : "0" + field.group(2);
      return String.format(Locale.ROOT, "%" + width + "d", epoch + 1);
    }
    if (!logs.containsKey(name)) {
      throw new IllegalArgumentException(
          "ModelCheckpoint: expected the names of logged values in \""
              + filepath
              + "\" but got "
              + name
              + "; the log has "
              + String.join(", ", logs.keySet()));
    }
    double value = logs.get(name);
    return field.group(3) == null
        ? PythonNumber.repr(value)
        : PythonNumber.fixed(value, Integer.parseInt(field.group(3)));
  }

  private void say(String format, Object... values) {
    if (verbose) {
      CallbackMessages.write("\n" + String.format(Locale.ROOT, format, values));
    }
  }
}
