package io.github.lectern.keras;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.classId;
import static io.github.lectern.keras.Keywords.curve;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.mode;
import static io.github.lectern.keras.Keywords.monitor;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.patience;
import static io.github.lectern.keras.Keywords.restoreBestWeights;
import static io.github.lectern.keras.Keywords.thresholds;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStopping;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.metrics.AUC;
import io.github.lectern.keras.metrics.CategoricalAccuracy;
import io.github.lectern.keras.metrics.Recall;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the output that a student sees while a model is trained. */
class TrainingOutputTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {2, 1}, {1, 3}, {0, 2}, {3, 0}});
  private static final INDArray Y =
      Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {1, 0}, {0, 1}, {0, 1}, {1, 0}});

  private final StringBuilder written = new StringBuilder();
  private final ProgressSink sinkBefore = Session.current().progressSink();

  @BeforeEach
  void writeHere() {
    Session.current().setProgressSink(written::append);
    Session.current().setSeed(43052);
    Session.current().clearSession();
  }

  @AfterEach
  void writeAsBefore() {
    Session.current().setProgressSink(sinkBefore);
  }

  private static Sequential net(Object... metrics) {
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("softmax")));
    net.compile(optimizer("sgd"), loss("categorical_crossentropy"), metrics(metrics));
    return net;
  }

  /** Returns the lines that remain on the screen; a carriage return restarts the current line. */
  private List<String> screen() {
    return Stream.of(written.toString().split("\n"))
        .map(line -> line.substring(line.lastIndexOf('\r') + 1))
        .toList();
  }

  @Test
  void each_epoch_leaves_one_line_with_loss_and_metrics_in_compile_order() {
    net("accuracy", new Recall()).fit(X, Y, epochs(2), batchSize(2));
    assertThat(screen()).hasSize(4);
    assertThat(screen().get(0)).isEqualTo("Epoch 1/2");
    assertThat(screen().get(3))
        .matches(
            "3/3 \\[={30}] - \\d+s \\d+[mu]?s/step"
                + " - loss: \\d\\.\\d{4} - accuracy: [01]\\.\\d{4} - recall: [01]\\.\\d{4} *");
  }

  @Test
  void the_validation_is_on_the_same_line() {
    net("acc").fit(X, Y, validationSplit(.5));
    assertThat(screen()).hasSize(1);
    assertThat(screen().get(0))
        .matches("1/1 .* - loss: \\S+ - acc: \\S+ - val_loss: \\S+ - val_acc: \\S+ *");
  }

  @Test
  void evaluate_prints_a_progress_line_and_predict_only_if_verbose() {
    Sequential net = net("accuracy");
    net.evaluate(X, Y, batchSize(4));
    net.predict(X);
    assertThat(screen()).hasSize(1);
    assertThat(screen().get(0)).startsWith("2/2 [").contains("step - loss: ");
    net.predict(X, verbose(1));
    assertThat(screen().get(1)).matches("1/1 \\[={30}] - 0s \\d+[mu]s/step *");
  }

  @Test
  void a_failure_in_the_middle_of_an_epoch_ends_the_line() {
    Callback failing =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            throw new IllegalStateException("batch " + batch);
          }
        };
    Sequential net = net("accuracy");
    assertThatThrownBy(() -> net.fit(X, Y, batchSize(2), callbacks(failing))).hasMessage("batch 0");
    assertThat(written.toString()).contains("1/3 [").endsWith("\n");
  }

  @Test
  void an_evaluation_cut_short_ends_its_line() {
    Sequential net = net("accuracy");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.evaluate(X, Y, batchSize(2))).hasMessageStartingWith("evaluate");
    assertThat(written.toString()).contains("1/3 [").endsWith("\n");
  }

  @Test
  void early_stopping_ends_training_that_does_not_improve() {
    Sequential net = net("accuracy");
    // in mode max, a loss that falls never improves on the first epoch
    History history =
        net.fit(
            X,
            Y,
            epochs(2000),
            verbose(0),
            callbacks(
                new EarlyStopping(
                    monitor("loss"),
                    mode("max"),
                    patience(3),
                    restoreBestWeights(true),
                    verbose(1))));
    assertThat(history.epoch()).hasSize(4);
    assertThat(written)
        .hasToString(
            """
            Restoring model weights from the end of the best epoch: 1.
            Epoch 00004: early stopping
            """);
  }

  @Test
  void recall_in_lower_case_fails_at_fit_and_the_model_can_be_compiled_again() {
    Sequential net = net("accuracy", "recall");
    assertThatThrownBy(() -> net.fit(X, Y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown metric function: recall\nDid you mean \"Recall\"?");
    net.compile(optimizer("sgd"), loss("categorical_crossentropy"), metrics("Accuracy", "Recall"));
    assertThat(net.fit(X, Y, verbose(0)).history().keySet())
        .containsExactly("loss", "Accuracy", "recall");
  }

  @Test
  void metric_objects_are_numbered_and_keep_their_keywords() {
    Sequential net =
        net(
            new CategoricalAccuracy(),
            new Recall(),
            new Recall(thresholds(.3), classId(1)),
            new AUC(curve("PR"), name("area")));
    assertThat(net.fit(X, Y, verbose(0)).history().keySet())
        .containsExactly("loss", "categorical_accuracy", "recall", "recall_1", "area");
    assertThat(net.evaluate(X, Y, verbose(0)).names())
        .containsExactly("loss", "categorical_accuracy", "recall", "recall_1", "area");
  }

  @Test
  void two_metrics_of_one_name_fail_at_fit() {
    Sequential net = net("Recall", "Recall");
    assertThatThrownBy(() -> net.fit(X, Y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Found two metrics with the same name: recall\n");
  }
}
