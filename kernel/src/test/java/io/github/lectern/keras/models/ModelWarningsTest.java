package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.Reshape;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.SparseCategoricalCrossentropy;
import io.github.lectern.keras.session.RecordedProgress;
import io.github.lectern.tensor.OneHot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelWarningsTest {
  private static final INDArray X = SmallNets.X;
  private static final INDArray ONE_HOT = OneHot.toCategorical(SmallNets.CLASSES, 3);

  @RegisterExtension private final RecordedProgress progress = new RecordedProgress();

  @BeforeEach
  void startNamesOver() {
    clearSession();
  }

  @Test
  void a_net_for_classes_that_ends_without_softmax_is_warned_of() {
    fit("categorical_crossentropy", ONE_HOT, new Dense(4, activation("relu")), new Dense(3));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: categorical_crossentropy expects probabilities that add up to 1, but the\
             activation of the last layer, dense_1, is linear.
            End with new Dense(3, activation("softmax")); without it the net may learn little or\
             nothing.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "sigmoid", "tanh", "linear"})
  void so_is_any_other_activation_under_either_cross_entropy(String function) {
    fit("sparse_categorical_crossentropy", SmallNets.CLASSES, new Dense(3, activation(function)));
    fit(
        "sparse_categorical_crossentropy",
        SmallNets.CLASSES,
        new Dense(3),
        new Activation(function));
    assertThat(progress.text().lines().filter(line -> line.startsWith("Warning")))
        .hasSize(2)
        .allMatch(line -> line.contains("sparse_categorical_crossentropy"))
        .allMatch(line -> line.endsWith("is " + function + "."));
    assertThat(progress.text()).contains("End with new Activation(\"softmax\");");
  }

  @Test
  void outputs_that_are_declared_as_logits_need_no_softmax() {
    fit(new SparseCategoricalCrossentropy(fromLogits(true)), SmallNets.CLASSES, new Dense(3));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void probabilities_that_are_declared_as_logits_cause_a_warning() {
    fit(
        new SparseCategoricalCrossentropy(fromLogits(true)),
        SmallNets.CLASSES,
        new Dense(3, activation("softmax")));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: sparse_categorical_crossentropy has fromLogits(true), but the outputs of\
             the last layer, dense, come from a softmax and are probabilities.
            Leave out either fromLogits(true) or the activation function.
            """);
  }

  @Test
  void a_softmax_is_seen_wherever_it_ends_the_net() {
    fit("categorical_crossentropy", ONE_HOT, new Dense(3, activation("softmax")));
    fit("categorical_crossentropy", ONE_HOT, new Dense(3), new Activation("softmax"));
    fit("categorical_crossentropy", ONE_HOT, new Dense(3, activation("softmax")), new Flatten());
    fit("categorical_crossentropy", ONE_HOT, new Dense(3), new Softmax(), new Reshape(3));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void what_a_lambda_computes_is_not_judged() {
    fit(
        "categorical_crossentropy",
        ONE_HOT,
        new Dense(3, activation("softmax")),
        new Lambda(x -> x.mul(1), (x, dy) -> dy));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void other_losses_need_no_softmax() {
    INDArray y = Nd4j.createFromArray(0, 1, 1, 0, 0, 1, 1, 0, 1, 0).reshape(10, 1);
    fit("mse", y, new Dense(1));
    fit("mse", ONE_HOT, new Dense(3));
    fit("binary_crossentropy", y, new Dense(1, activation("sigmoid")));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void one_warning_a_compile_is_enough() {
    Sequential net = SmallNets.of("categorical_crossentropy", new Dense(3));
    net.fit(X, ONE_HOT, verbose(0));
    progress.forget();
    net.fit(X, ONE_HOT, verbose(0));
    net.evaluate(X, ONE_HOT, verbose(0));
    assertThat(progress.text()).isEmpty();
    net.compile(optimizer("sgd"), loss("categorical_crossentropy"));
    net.fit(X, ONE_HOT, verbose(0));
    assertThat(progress.text()).contains("the last layer, dense, is linear.");
  }

  @Test
  void a_softmax_of_a_single_unit_is_warned_of() {
    INDArray y = Nd4j.createFromArray(0, 1, 1, 0, 0, 1, 1, 0, 1, 0).reshape(10, 1);
    fit("binary_crossentropy", y, new Dense(4), new Dense(1, activation("softmax")));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: dense_1 has a softmax over a single unit, whose output is always 1, so\
             the net cannot learn.
            For two classes, end with new Dense(1, activation("sigmoid")) and use\
             loss("binary_crossentropy").
            """);
    progress.forget();
    fit("mse", y, new Dense(1), new Activation("softmax"));
    assertThat(progress.text()).contains("activation has a softmax over a single unit");
  }

  @Test
  void dropout_behind_the_last_dense_layer_is_warned_of() {
    fit("mse", ONE_HOT, new Dense(4), new Dense(3), new Dropout(.2));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: dropout comes after dense_1, the last layer with weights, so training\
             sets some of the net's predictions to 0.
            Place the Dropout before that layer.
            """);
    progress.forget();
    fit("mse", ONE_HOT, new Dense(3), new Dropout(.2), new Activation("softmax"));
    assertThat(progress.text()).contains("dropout_1 comes after dense_2");
  }

  @Test
  void dropout_elsewhere_is_fine() {
    fit("mse", ONE_HOT, new Dropout(.1), new Dense(4), new Dropout(.2), new Dense(3));
    fit("mse", ONE_HOT, new Dense(3), new Dropout(0));
    fit("mse", X, new Dropout(.1));
    assertThat(progress.text()).isEmpty();
  }

  @Test
  void a_loss_that_becomes_nan_is_told_with_its_epoch_and_batch() {
    // (1e30 w)^2 exceeds the largest float, so the first batch with it has an infinite loss
    INDArray x = Nd4j.createFromArray(new float[] {1, 1, 1, 1, 1, 1e30f}).reshape(6, 1);
    INDArray y = Nd4j.createFromArray(new float[] {1, 2, 1, 2, 1, 2}).reshape(6, 1);
    SmallNets.line(.001).fit(x, y, epochs(2), batchSize(2), shuffle(false), verbose(0));
    assertThat(progress.text())
        .isEqualTo(
            """
            Warning: fit: the loss became infinite in epoch 1, batch 3 of 3.
            The usual causes are a learning rate that is too high and inputs that are too large.\
             Try a lower rate, such as optimizer(new Adam(learningRate(0.0001))), and inputs\
             between 0 and 1, such as X.castTo(DataType.FLOAT).div(255).
            A net whose weights are NaN cannot recover: first rerun the cell that creates it.
            """);
  }

  @Test
  void a_learning_rate_that_is_too_high_is_told_of_once_after_the_progress_line() {
    INDArray x = Nd4j.createFromArray(new float[] {1, 2, 3, 4}).reshape(4, 1);
    SmallNets.line(1e12).fit(x, x, epochs(9), batchSize(4));
    String text = progress.text();
    assertThat(text).containsOnlyOnce("Warning: fit: the loss became ").doesNotContain("==Warning");
    int epoch = Integer.parseInt(text.replaceAll("(?s).* in epoch (\\d+), batch 1 of 1.*", "$1"));
    assertThat(text.substring(0, text.indexOf("Warning")))
        .contains("Epoch " + epoch + "/9")
        .doesNotContain("Epoch " + (epoch + 1) + "/9")
        .endsWith("\n");
  }

  private static void fit(Loss loss, INDArray y, Layer... layers) {
    Sequential net = SmallNets.of(loss.name(), layers);
    net.compile(loss(loss));
    net.fit(X, y, verbose(0));
  }

  private static void fit(String loss, INDArray y, Layer... layers) {
    SmallNets.of(loss, layers).fit(X, y, verbose(0));
  }
}
