package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.classWeight;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.sampleWeight;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SampleWeightTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";

  private static final INDArray A = Nd4j.createFromArray(new float[][] {{1}, {2}, {3}});
  private static final INDArray Y = Nd4j.createFromArray(1f, 0, 4);
  private static final INDArray W = Nd4j.createFromArray(1f, 0.5f, 3);

  /** Predicts 0 for every sample: the losses are 1, 0 and 16. */
  private static Sequential zero() {
    Sequential net = new Sequential();
    net.add(new Dense(1, kernelInitializer("zeros")));
    net.compile(optimizer(new SGD(learningRate(0.5))), loss("mse"), metrics("mae"));
    return net;
  }

  /** L = (1 * 1 + .5 * 0 + 3 * 16) / 3 = 49 / 3: the divisor is the number of samples. */
  @Test
  void the_loss_is_the_weighted_sum_divided_by_the_number_of_samples() {
    Evaluation evaluation = zero().evaluate(A, Y, sampleWeight(W), verbose(0));
    assertThat(evaluation.loss()).isEqualTo((double) (49 / 3f));
  }

  /** The mean of 1, 0 and 4. */
  @Test
  void metrics_ignore_the_weights() {
    Evaluation evaluation = zero().evaluate(A, Y, sampleWeight(W), verbose(0));
    assertThat(evaluation.get("mae")).isEqualTo((double) (5 / 3f));
  }

  // dL/dw = sum_i w_i 2 (p_i - y_i) x_i / 3 = (1 * -2 * 1 + 3 * -8 * 3) / 3 = -74 / 3
  // dL/db = (1 * -2 + 3 * -8) / 3 = -26 / 3;  one step of .5 gives w = 37 / 3, b = 13 / 3
  @Test
  void a_training_step_is_the_one_computed_by_hand() {
    Sequential net = zero();
    History history = net.fit(A, Y, sampleWeight(W), verbose(0));
    assertThat(history.get("loss")).containsExactly((double) (49 / 3f));
    List<INDArray> weights = net.getWeights();
    assertThat(weights.get(0).equalsWithEps(Nd4j.createFromArray(37 / 3f).reshape(1, 1), 1e-5))
        .isTrue();
    assertThat(weights.get(1).equalsWithEps(Nd4j.createFromArray(13 / 3f), 1e-5)).isTrue();
  }

  /** Each batch divides by its own size, the last one by 1; the epoch's loss is their mean. */
  @Test
  void batches_of_two_divide_by_their_own_size() {
    Sequential net = zero();
    History history = net.fit(A, Y, sampleWeight(W), batchSize(2), shuffle(false), verbose(0));
    // batch 1: L = 1 / 2, dL/dw = dL/db = -1, so w = b = .5; batch 2: p = 2, L = 3 * 4 = 12
    assertThat(history.get("loss")).containsExactly((double) (13 / 3f));
  }

  @Test
  void weights_of_one_change_nothing_and_their_type_and_shape_do_not_matter() {
    Sequential plain = classifier(SPARSE);
    plain.fit(X, CLASSES, epochs(3), batchSize(4), verbose(0));
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.INT32)) {
      for (long[] shape : new long[][] {{10}, {10, 1}}) {
        Sequential weighted = classifier(SPARSE);
        INDArray ones = Nd4j.ones(type, shape);
        weighted.fit(X, CLASSES, epochs(3), batchSize(4), sampleWeight(ones), verbose(0));
        assertThat(bits(weighted)).isEqualTo(bits(plain));
      }
    }
  }

  @Test
  void weights_follow_their_samples_when_these_are_shuffled() {
    INDArray byClass = Nd4j.createFromArray(4f, 1, 1, 2, 4, 1, 1, 2, 1, 4);
    Sequential samples = classifier(SPARSE);
    samples.fit(X, CLASSES, epochs(3), batchSize(4), sampleWeight(byClass), verbose(0));
    Sequential classes = classifier(SPARSE);
    Map<Integer, Integer> same = Map.of(0, 1, 1, 4, 2, 2);
    classes.fit(X, CLASSES, epochs(3), batchSize(4), classWeight(same), verbose(0));
    assertThat(bits(samples)).isEqualTo(bits(classes));
  }

  @Test
  void the_weights_of_samples_and_classes_are_multiplied_as_in_keras() {
    Sequential both = classifier(SPARSE);
    both.fit(
        X,
        CLASSES,
        classWeight(Map.of(0, 1, 1, 4, 2, 2)),
        sampleWeight(Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        verbose(0));
    Sequential product = classifier(SPARSE);
    INDArray weights = Nd4j.createFromArray(4f, 2, 3, 8, 20, 6, 7, 16, 9, 40);
    product.fit(X, CLASSES, sampleWeight(weights), verbose(0));
    assertThat(bits(both)).isEqualTo(bits(product));
  }

  @Test
  void a_validation_split_also_splits_the_weights_as_in_keras() {
    History history =
        zero().fit(A, Y, sampleWeight(W), validationSplit(0.3), shuffle(false), verbose(0));
    // the last sample is held out: after the step of the second test, p = .5 * 3 + .5 = 2
    assertThat(history.get("loss")).containsExactly(0.5);
    assertThat(history.get("val_loss")).containsExactly(12.0);
    assertThat(history.get("val_mae")).containsExactly(2.0);
  }

  @Test
  void validation_data_may_have_weights_of_its_own() {
    History weighted = zero().fit(A, Y, validationData(A, Y, W), verbose(0));
    History plain = zero().fit(A, Y, validationData(A, Y), verbose(0));
    assertThat(weighted.get("val_mae")).isEqualTo(plain.get("val_mae"));
    Sequential trained = zero();
    trained.fit(A, Y, verbose(0));
    assertThat(weighted.get("val_loss"))
        .containsExactly(trained.evaluate(A, Y, sampleWeight(W), verbose(0)).loss());
  }

  @Test
  void the_training_weights_do_not_apply_to_validation_data() {
    History history =
        zero().fit(A, Y, sampleWeight(Nd4j.zeros(3)), validationData(A, Y), verbose(0));
    assertThat(history.get("loss")).containsExactly(0.0);
    assertThat(history.get("val_loss")).containsExactly((double) (17 / 3f));
  }

  @Test
  void weights_that_do_not_fit_are_refused() {
    assertRefused(Nd4j.ones(2), "expected one weight per sample, [3], but got [2]");
    assertRefused(Nd4j.ones(3, 2), "expected one weight per sample, [3], but got [3,2]");
    assertRefused(
        Nd4j.createFromArray(1f, -2, 1), "expected weights of at least 0 but got -2.0 in row 1");
  }

  private static void assertRefused(INDArray weights, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> zero().fit(A, Y, sampleWeight(weights), verbose(0)))
        .withMessage("fit: sampleWeight: " + words);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> zero().evaluate(A, Y, sampleWeight(weights), verbose(0)))
        .withMessage("evaluate: sampleWeight: " + words);
  }

  @Test
  void null_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampleWeight(null))
        .withMessageStartingWith("sampleWeight: expected weights [n] but got null");
    assertThatIllegalArgumentException().isThrownBy(() -> validationData(A, Y, null));
  }

  @Test
  void a_weight_of_nan_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> zero().fit(A, Y, sampleWeight(Nd4j.createFromArray(1, Float.NaN, 1)), verbose(0)))
        .withMessageContaining("expected finite numbers in sampleWeight but got NaN in row 1");
  }
}
