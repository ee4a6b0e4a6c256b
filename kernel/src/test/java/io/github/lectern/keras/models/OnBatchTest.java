package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.globalClipnorm;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static io.github.lectern.keras.models.SmallNets.line;
import static io.github.lectern.keras.models.SmallNets.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests training steps in a loop that the user writes. */
class OnBatchTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";

  // p = w x + b from w = b = 0: L = (1 + 4) / 2, dL/dw = -(1 1 + 2 2) = -5, dL/db = -(1 + 2) = -3
  @Test
  void a_step_returns_the_loss_before_it_and_changes_the_weights_as_computed_by_hand() {
    Sequential net = line(0.1);
    INDArray x = Nd4j.createFromArray(new float[][] {{1}, {2}});
    INDArray y = Nd4j.createFromArray(1f, 2f);
    Evaluation result = net.trainOnBatch(x, y);
    assertThat(result.names()).containsExactly("loss");
    assertThat(result.loss()).isEqualTo(2.5);
    assertThat(net.getWeights().get(0).getFloat(0)).isCloseTo(0.5f, within(1e-6f));
    assertThat(net.getWeights().get(1).getFloat(0)).isCloseTo(0.3f, within(1e-6f));
    // p = 0.8 and 1.3: L = (0.04 + 0.49) / 2
    assertThat(net.testOnBatch(x, y).loss()).isCloseTo(0.265, within(1e-6));
  }

  @Test
  void a_loop_of_steps_is_a_fit_to_the_last_bit_dropout_included() {
    Sequential fitted = withDropout();
    fitted.fit(X, CLASSES, epochs(3), batchSize(4), shuffle(false), verbose(0));
    Sequential stepped = withDropout();
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int from = 0; from < 10; from += 4) {
        int to = Math.min(from + 4, 10);
        stepped.trainOnBatch(part(X, from, to), part(CLASSES, from, to));
      }
    }
    assertThat(bits(stepped)).isEqualTo(bits(fitted));
  }

  private static Sequential withDropout() {
    return SmallNets.of(SPARSE, new Dense(6), new Dropout(0.5), new Dense(3));
  }

  /** As with reset_metrics=True, the default of Keras. */
  @Test
  void metrics_cover_one_batch_alone() {
    Sequential net = classifier(SPARSE);
    net.trainOnBatch(X, CLASSES);
    Evaluation all = net.evaluate(X, CLASSES, verbose(0));
    net.testOnBatch(part(X, 0, 3), part(CLASSES, 0, 3));
    assertThat(net.testOnBatch(X, CLASSES).toString()).isEqualTo(all.toString());
    assertThat(net.trainOnBatch(X, CLASSES).toString()).isEqualTo(all.toString());
  }

  @Test
  void the_history_stays_as_it_is() {
    Sequential net = classifier(SPARSE);
    net.fit(X, CLASSES, epochs(2), verbose(0));
    net.trainOnBatch(X, CLASSES);
    assertThat(net.history().epoch()).hasSize(2);
  }

  @Test
  void testing_changes_no_weight() {
    Sequential net = classifier(SPARSE);
    net.trainOnBatch(X, CLASSES);
    List<String> before = bits(net);
    net.testOnBatch(X, CLASSES);
    assertThat(bits(net)).isEqualTo(before);
  }

  @Test
  void mistakes_are_reported_with_the_name_of_the_method() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Sequential().trainOnBatch(X, CLASSES))
        .withMessageStartingWith("trainOnBatch: expected a compiled model");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier(SPARSE).testOnBatch(X, part(CLASSES, 0, 3)))
        .withMessageStartingWith("testOnBatch: expected one label per sample");
  }

  @Test
  void a_step_in_a_callback_of_fit_is_refused() {
    Sequential net = classifier(SPARSE);
    Callback step =
        new Callback() {
          @Override
          public void onTrainBatchBegin(int batch) {
            net.trainOnBatch(X, CLASSES);
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> net.fit(X, CLASSES, verbose(0), callbacks(step)))
        .withMessage(
            "trainOnBatch: "
                + net.name()
                + " is being trained; wait until the running call to fit has ended");
  }

  // dL/db = 2 (b - 1) = -2 at b = 0: with the rate r, b becomes 2 r
  @Test
  void the_learning_rate_can_be_set_between_steps() {
    Sequential net = line(0.1);
    INDArray x = Nd4j.createFromArray(new float[][] {{0}});
    INDArray y = Nd4j.createFromArray(1f);
    net.build(1);
    net.optimizer().setLearningRate(0.25);
    assertThat(net.optimizer().learningRate()).isEqualTo(0.25);
    net.trainOnBatch(x, y);
    assertThat(net.getWeights().get(1).getFloat(0)).isEqualTo(0.5f);
    assertThat(net.optimizer())
        .hasToString("SGD(learning_rate=0.25, momentum=0.0, nesterov=false)");
  }

  // w -= g min(1, c / |g|), where |g| is the norm of the gradients of all layers together
  @Test
  void a_limit_of_the_global_norm_covers_all_layers() {
    Sequential net = classifier(SPARSE);
    net.compile(optimizer(new SGD(learningRate(1), globalClipnorm(0.01))), loss(SPARSE));
    List<INDArray> gradients = net.gradients(X, CLASSES);
    double squares = gradients.stream().mapToDouble(g -> g.mul(g).sumNumber().doubleValue()).sum();
    List<INDArray> before = net.getWeights();
    net.trainOnBatch(X, CLASSES);
    double scale = 0.01 / Math.sqrt(squares);
    assertThat(scale).isLessThan(0.5);
    for (int i = 0; i < before.size(); i++) {
      INDArray expected = before.get(i).sub(gradients.get(i).mul(scale));
      assertThat(net.getWeights().get(i).distance2(expected)).isLessThan(1e-6);
    }
  }

  /** Halves the learning rate before each batch, and records the rates. */
  private static final class Halve implements Callback {
    private final List<Double> rates = new ArrayList<>();
    private Optional<TrainingControl> training = Optional.empty();

    @Override
    public void onTrainBegin(TrainingPlan plan, TrainingControl control) {
      training = Optional.of(control);
    }

    @Override
    public void onTrainBatchBegin(int batch) {
      TrainingControl control = training.orElseThrow();
      control.setLearningRate(control.learningRate() / 2);
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
      rates.add(training.orElseThrow().learningRate());
    }
  }

  // x = 0: b is 0, then 2 r_1 (1 - 0) = 0.25, then 0.25 + 2 r_2 (1 - 0.25) = 0.34375
  @Test
  void a_callback_can_change_the_learning_rate_before_each_batch() {
    Sequential net = line(0.25);
    Halve halve = new Halve();
    net.fit(
        Nd4j.zeros(2, 1), Nd4j.ones(2), batchSize(1), shuffle(false), verbose(0), callbacks(halve));
    assertThat(halve.rates).containsExactly(0.125, 0.0625);
    assertThat(net.getWeights().get(1).getFloat(0)).isEqualTo(0.34375f);
  }

  @Test
  void a_learning_rate_that_is_not_positive_is_refused() {
    Sequential net = line(0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.optimizer().setLearningRate(Double.NaN))
        .withMessage(
            "setLearningRate: expected a finite number of at least 0 but got NaN;"
                + " try setLearningRate(0.001)");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Sequential().optimizer())
        .withMessageStartingWith("optimizer: expected a compiled model");
  }
}
