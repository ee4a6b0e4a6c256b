package io.github.lectern.keras.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.EarlyStoppingOption.Baseline;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.MinDelta;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Mode;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Monitor;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.Patience;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.RestoreBestWeights;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EarlyStoppingTest {
  private static final VerboseOption VERBOSE = () -> 1;
  private static final Monitor LOSS = new Monitor("loss");

  private final Recorder recorder = new Recorder();
  private final ProgressSink sinkBefore = Session.current().progressSink();

  @BeforeEach
  void writeHere() {
    Session.current().setProgressSink(recorder);
  }

  @AfterEach
  void writeAsBefore() {
    Session.current().setProgressSink(sinkBefore);
  }

  /** A model whose only weight is the number of epochs for which it was trained. */
  private static final class OneWeight implements TrainingControl {
    private double weight;
    private boolean stopped;

    @Override
    public void stopTraining() {
      stopped = true;
    }

    @Override
    public double learningRate() {
      throw new AssertionError("early stopping reads no learning rate");
    }

    @Override
    public void setLearningRate(double value) {
      throw new AssertionError("early stopping sets no learning rate");
    }

    @Override
    public void save(String file) {
      throw new AssertionError("early stopping saves nothing");
    }

    @Override
    public void saveWeights(String file) {
      throw new AssertionError("early stopping saves nothing");
    }

    @Override
    public List<INDArray> getWeights() {
      return List.of(Nd4j.scalar(weight));
    }

    @Override
    public void setWeights(List<INDArray> weights) {
      weight = weights.get(0).getDouble(0);
    }
  }

  /** Trains with the given values in the log, one per epoch, and returns the number of epochs. */
  private static int train(OneWeight model, EarlyStopping callback, String log, double... values) {
    callback.onTrainBegin(new TrainingPlan(values.length, 1), model);
    model.stopped = false;
    int epoch = 0;
    while (epoch < values.length && !model.stopped) {
      model.weight++;
      callback.onEpochEnd(epoch, Map.of(log, values[epoch]));
      epoch++;
    }
    callback.onTrainEnd();
    return epoch;
  }

  private static int epochs(EarlyStopping callback, String log, double... values) {
    return train(new OneWeight(), callback, log, values);
  }

  @Test
  void training_goes_on_while_the_loss_falls() {
    var callback = new EarlyStopping(LOSS);
    assertThat(epochs(callback, "loss", 4, 3, 2, 1)).isEqualTo(4);
    assertThat(callback.stoppedEpoch()).isZero();
    assertThat(callback.best()).isEqualTo(1);
  }

  @Test
  void without_patience_the_first_epoch_that_is_no_better_is_the_last() {
    var callback = new EarlyStopping(LOSS);
    assertThat(epochs(callback, "loss", 4, 3, 3, 1)).isEqualTo(3);
    assertThat(callback.stoppedEpoch()).isEqualTo(2);
    assertThat(callback.bestEpoch()).isEqualTo(1);
  }

  @Test
  void patience_counts_epochs_in_a_row() {
    // the loss is worse in epochs 2 and 3, better in 4, then worse in 5, 6 and 7
    assertThat(epochs(new EarlyStopping(LOSS, new Patience(3)), "loss", 4, 5, 6, 3, 7, 8, 9, 1, 0))
        .isEqualTo(7);
  }

  @Test
  void it_never_ends_after_the_first_epoch() {
    // NaN is not an improvement and the patience is 0, but Keras checks only after epoch 2
    assertThat(epochs(new EarlyStopping(LOSS), "loss", Double.NaN, Double.NaN, 1)).isEqualTo(2);
  }

  @Test
  void a_change_must_exceed_the_smallest_one_that_counts() {
    assertThat(epochs(new EarlyStopping(LOSS, new MinDelta(.5)), "loss", 4, 3.25, 2.75, 0))
        .isEqualTo(3);
    assertThat(epochs(new EarlyStopping(LOSS, new MinDelta(-.5)), "loss", 4, 3.25, 2.75, 0))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "accuracy, auto, 4",
    "val_acc, auto, 4",
    "auc, auto, 4",
    "loss, auto, 2",
    // as in Keras, recall needs mode("max")
    "recall, auto, 2",
    "recall, max, 4",
    "accuracy, min, 2",
  })
  void the_mode_decides_which_way_is_better(String log, String mode, int expected) {
    var callback = new EarlyStopping(new Monitor(log), new Mode(mode));
    assertThat(epochs(callback, log, .1, .2, .3, .4)).isEqualTo(expected);
  }

  @Test
  void a_baseline_that_is_not_beaten_uses_up_the_patience() {
    assertThat(
            epochs(new EarlyStopping(LOSS, new Patience(2), new Baseline(1)), "loss", 4, 3, 2, .5))
        .isEqualTo(2);
    assertThat(
            epochs(
                new EarlyStopping(LOSS, new Patience(2), new Baseline(3.5)), "loss", 4, 3, 2, .5))
        .isEqualTo(4);
  }

  @Test
  void the_weights_stay_unless_the_best_are_asked_for() {
    OneWeight model = new OneWeight();
    train(model, new EarlyStopping(LOSS, new Patience(2)), "loss", 4, 1, 2, 3, 9);
    assertThat(model.weight).isEqualTo(4);
  }

  @Test
  void the_weights_of_the_best_epoch_come_back() {
    OneWeight model = new OneWeight();
    var callback = new EarlyStopping(LOSS, new Patience(2), new RestoreBestWeights(true), VERBOSE);
    assertThat(train(model, callback, "loss", 4, 1, 2, 3, 9)).isEqualTo(4);
    assertThat(model.weight).isEqualTo(2);
    assertThat(recorder.written())
        .isEqualTo(
            """
            Restoring model weights from the end of the best epoch: 2.
            Epoch 00004: early stopping
            """);
  }

  @Test
  void without_any_progress_the_weights_of_the_first_epoch_come_back() {
    OneWeight model = new OneWeight();
    var callback = new EarlyStopping(LOSS, new RestoreBestWeights(true));
    train(model, callback, "loss", Double.NaN, Double.NaN);
    assertThat(model.weight).isEqualTo(1);
  }

  @Test
  void a_training_that_runs_to_its_end_keeps_its_last_weights() {
    OneWeight model = new OneWeight();
    var callback = new EarlyStopping(LOSS, new Patience(5), new RestoreBestWeights(true));
    train(model, callback, "loss", 1, 2, 3);
    assertThat(model.weight).isEqualTo(3);
  }

  @Test
  void the_next_training_starts_afresh() {
    var callback = new EarlyStopping(LOSS, new Patience(1));
    assertThat(epochs(callback, "loss", 1, 2, 3)).isEqualTo(2);
    assertThat(epochs(callback, "loss", 9, 8, 7, 8)).isEqualTo(4);
  }

  @Test
  void silence_unless_asked() {
    epochs(new EarlyStopping(LOSS), "loss", 1, 2);
    assertThat(recorder.written()).isEmpty();
  }

  @Test
  void a_missing_validation_is_told_once_and_training_goes_on() {
    assertThat(epochs(new EarlyStopping(), "loss", 1, 2, 3)).isEqualTo(3);
    assertThat(recorder.written())
        .isEqualTo(
            "Warning: early stopping has no effect, because it monitors \"val_loss\", which is not"
                + " among the logged values (loss); pass validationSplit or validationData to fit,"
                + " or use monitor(\"loss\")\n");
  }

  @Test
  void a_mistyped_log_is_told_with_the_nearest() {
    assertThat(epochs(new EarlyStopping(new Monitor("acuracy")), "accuracy", 1, 2)).isEqualTo(2);
    assertThat(recorder.written()).endsWith("did you mean monitor(\"accuracy\")?\n");
  }

  @Test
  void wrong_keywords_are_refused_at_once() {
    assertThatThrownBy(() -> new Mode("maximum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown mode: maximum\nKnown names: auto, min, max");
    assertThatThrownBy(() -> new Patience(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience: expected at least 0 epochs but got -1");
    assertThatThrownBy(() -> new EarlyStopping(LOSS, new Monitor("accuracy")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected each keyword at most once but got ");
  }

  @Test
  void it_shows_its_settings() {
    assertThat(new EarlyStopping(new Patience(3), new RestoreBestWeights(true)))
        .hasToString(
            "EarlyStopping(monitor=val_loss, min_delta=0.0, patience=3, restore_best_weights=true)");
  }
}
