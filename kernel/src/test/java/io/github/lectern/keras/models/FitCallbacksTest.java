package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.monitor;
import static io.github.lectern.keras.Keywords.onEpochEnd;
import static io.github.lectern.keras.Keywords.patience;
import static io.github.lectern.keras.Keywords.restoreBestWeights;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static io.github.lectern.keras.models.SmallNets.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStopping;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.callbacks.LambdaCallback;
import io.github.lectern.keras.callbacks.LearningRateScheduler;
import io.github.lectern.keras.callbacks.ModelCheckpoint;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests what callbacks see during a fit, and how they end it early. */
class FitCallbacksTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";

  /** Runs an action after the first batch of an epoch. */
  private static final class AtBatch implements Callback {
    private final int epoch;
    private final Runnable action;
    private int current;

    AtBatch(int epoch, Runnable action) {
      this.epoch = epoch;
      this.action = action;
    }

    @Override
    public void onEpochBegin(int number) {
      current = number;
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
      if (current == epoch && batch == 0) {
        action.run();
      }
    }
  }

  /** Records the calls. */
  private record Diary(String name, List<String> events) implements Callback {
    @Override
    public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
      events.add(name + " train " + plan.epochs() + "x" + plan.stepsPerEpoch());
    }

    @Override
    public void onEpochBegin(int epoch) {
      events.add(name + " epoch " + epoch);
    }

    @Override
    public void onTrainBatchBegin(int batch) {
      events.add(name + " begins " + batch);
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
      events.add(name + " batch " + batch + " " + logs.keySet());
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
      events.add(name + " end " + epoch + " " + logs.keySet());
    }

    @Override
    public void onTrainEnd() {
      events.add(name + " over");
    }
  }

  @Test
  void callbacks_are_called_in_the_order_they_were_given() {
    List<String> events = new ArrayList<>();
    classifier(SPARSE)
        .fit(
            X,
            CLASSES,
            batchSize(6),
            verbose(0),
            callbacks(new Diary("a", events), new Diary("b", events)));
    assertThat(events)
        .containsExactly(
            "a train 1x2",
            "b train 1x2",
            "a epoch 0",
            "b epoch 0",
            "a begins 0",
            "b begins 0",
            "a batch 0 [loss, accuracy]",
            "b batch 0 [loss, accuracy]",
            "a begins 1",
            "b begins 1",
            "a batch 1 [loss, accuracy]",
            "b batch 1 [loss, accuracy]",
            "a end 0 [loss, accuracy]",
            "b end 0 [loss, accuracy]",
            "a over",
            "b over");
  }

  @Test
  void the_logs_of_an_epoch_end_with_the_validation() {
    List<String> events = new ArrayList<>();
    classifier(SPARSE)
        .fit(X, CLASSES, verbose(0), validationData(X, CLASSES), callbacks(new Diary("a", events)));
    assertThat(events).contains("a end 0 [loss, accuracy, val_loss, val_accuracy]");
  }

  /** As in Keras, the history comes last and contains what callbacks add to the logs. */
  @Test
  void the_history_has_the_learning_rates_of_a_scheduler() {
    Sequential net = classifier(SPARSE);
    History history =
        net.fit(
            X,
            CLASSES,
            epochs(3),
            verbose(0),
            callbacks(new LearningRateScheduler(epoch -> 0.5 / (1 + epoch))));
    assertThat(history.get("lr")).containsExactly(0.5, 0.25, 0.5 / 3);
    assertThat(net.optimizer().learningRate()).isEqualTo(0.5 / 3);
  }

  @Test
  void a_checkpoint_is_the_model_at_the_end_of_the_epoch(@TempDir Path folder) throws IOException {
    Sequential net = classifier(SPARSE);
    String file = folder.resolve("{epoch}.zip").toString();
    net.fit(X, CLASSES, epochs(2), verbose(0), callbacks(new ModelCheckpoint(file)));
    Sequential second = Sequential.load(folder.resolve("2.zip").toString());
    assertThat(bits(second)).isEqualTo(bits(net));
    Sequential first = Sequential.load(folder.resolve("1.zip").toString());
    assertThat(bits(first)).isNotEqualTo(bits(net));
  }

  @Test
  void callbacks_learn_of_the_end_of_a_training_that_fails() {
    List<String> events = new ArrayList<>();
    Callback fails =
        new AtBatch(
            0,
            () -> {
              throw new ArithmeticException("on purpose");
            });
    assertThatThrownBy(
            () ->
                classifier(SPARSE)
                    .fit(X, CLASSES, verbose(0), callbacks(fails, new Diary("a", events))))
        .hasMessage("on purpose");
    assertThat(events).endsWith("a over");
  }

  // trained on y = x, validated on y = -x: each epoch increases the validation loss
  @Test
  void early_stopping_brings_the_best_weights_back() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1}, {2}, {-1}});
    INDArray y = Nd4j.createFromArray(1f, 2f, -1f);
    Sequential oneEpoch = line(.1);
    oneEpoch.fit(x, y, shuffle(false), verbose(0));
    Sequential net = line(.1);
    EarlyStopping stop = new EarlyStopping(patience(2), restoreBestWeights(true));
    History logs =
        net.fit(
            x,
            y,
            epochs(50),
            shuffle(false),
            verbose(0),
            validationData(x, y.neg()),
            callbacks(stop));
    assertThat(logs.epoch()).containsExactly(0, 1, 2);
    assertThat(stop.bestEpoch()).isZero();
    assertThat(bits(net)).isEqualTo(bits(oneEpoch));
  }

  @Test
  void early_stopping_lets_a_training_that_improves_go_on() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1}, {2}, {-1}});
    INDArray y = Nd4j.createFromArray(1f, 2f, -1f);
    History logs =
        line(.1).fit(x, y, epochs(6), verbose(0), callbacks(new EarlyStopping(monitor("loss"))));
    assertThat(logs.epoch()).hasSize(6);
  }

  @Test
  void an_interrupted_fit_keeps_the_finished_epochs_and_the_model() {
    Sequential net = classifier(SPARSE);
    Callback interrupt = new AtBatch(2, () -> Thread.currentThread().interrupt());
    assertThatThrownBy(
            () -> net.fit(X, CLASSES, epochs(5), batchSize(4), verbose(0), callbacks(interrupt)))
        .isInstanceOf(CancellationException.class)
        .hasMessage(
            "fit: interrupted in epoch 3 of 5, after step 1 of 3;"
                + " the model keeps what it has learned, and history() has the finished epochs");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(net.history().epoch()).containsExactly(0, 1);
    assertThat(net.evaluate(X, CLASSES, verbose(0)).loss()).isFinite();
    assertThat(net.fit(X, CLASSES, verbose(0)).epoch()).containsExactly(0);
  }

  /** Stops training after the second batch. */
  private static final class Stop implements Callback {
    private Optional<TrainingControl> training = Optional.empty();

    @Override
    public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
      training = Optional.of(control);
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
      if (batch == 1) {
        training.orElseThrow().stopTraining();
      }
    }
  }

  // as in Keras, the logs of the last epoch cover the batches so far
  @Test
  void a_training_that_is_told_to_stop_ends_with_the_batch() {
    List<String> events = new ArrayList<>();
    Sequential net = classifier(SPARSE);
    net.fit(
        X,
        CLASSES,
        epochs(3),
        batchSize(3),
        verbose(0),
        callbacks(new Stop(), new Diary("a", events)));
    assertThat(events)
        .containsExactly(
            "a train 3x4",
            "a epoch 0",
            "a begins 0",
            "a batch 0 [loss, accuracy]",
            "a begins 1",
            "a batch 1 [loss, accuracy]",
            "a end 0 [loss, accuracy]",
            "a over");
    assertThat(net.history().epoch()).containsExactly(0);
    assertThat(net.fit(X, CLASSES, epochs(2), verbose(0)).epoch()).hasSize(2);
  }

  @Test
  void predict_and_evaluate_can_be_interrupted() {
    Sequential net = classifier(SPARSE);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.predict(X))
        .isInstanceOf(CancellationException.class)
        .hasMessage("predict: interrupted");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.evaluate(X, CLASSES, verbose(0)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("evaluate: interrupted; the model is unchanged");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void a_second_fit_is_refused_while_one_runs() {
    Sequential net = classifier(SPARSE);
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    Callback second =
        new AtBatch(
            0,
            () ->
                refusal.set(
                    CompletableFuture.supplyAsync(
                            () -> catchThrowable(() -> net.fit(X, CLASSES, verbose(0))))
                        .join()));
    net.fit(X, CLASSES, epochs(2), verbose(0), callbacks(second));
    assertThat(refusal.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "fit: "
                + net.name()
                + " is already being trained; wait until the running call to fit has ended");
    assertThat(net.history().epoch()).containsExactly(0, 1);
    assertThat(net.fit(X, CLASSES, verbose(0)).epoch()).containsExactly(0);
  }

  /** Keras accepts 0 as well: the steps of that epoch change nothing. */
  @Test
  void a_scheduler_may_set_a_rate_of_0() {
    Sequential net = classifier("sparse_categorical_crossentropy");
    List<List<String>> weights = new ArrayList<>();
    History history =
        net.fit(
            X,
            CLASSES,
            epochs(3),
            verbose(0),
            callbacks(
                new LearningRateScheduler(epoch -> epoch == 1 ? 0 : 0.1),
                new LambdaCallback(onEpochEnd((epoch, logs) -> weights.add(bits(net))))));
    assertThat(history.get("lr")).containsExactly(0.1, 0.0, 0.1);
    assertThat(weights.get(1)).isEqualTo(weights.get(0));
    assertThat(weights.get(2)).isNotEqualTo(weights.get(1));
  }
}
