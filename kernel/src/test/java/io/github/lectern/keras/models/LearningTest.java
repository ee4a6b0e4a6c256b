package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.models.SmallNets.CLASSES;
import static io.github.lectern.keras.models.SmallNets.X;
import static io.github.lectern.keras.models.SmallNets.bits;
import static io.github.lectern.keras.models.SmallNets.classifier;
import static io.github.lectern.keras.models.SmallNets.line;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests what a model learns, and that evaluate and predict do not change it. */
class LearningTest {
  private static final String SPARSE = "sparse_categorical_crossentropy";
  private static final String CATEGORICAL = "categorical_crossentropy";

  private static List<String> trained(Sequential net, INDArray y) {
    net.fit(X, y, epochs(5), batchSize(4), verbose(0));
    return bits(net);
  }

  private static Sequential withDropout() {
    return SmallNets.of(
        SPARSE,
        new Dense(20, activation("relu")),
        new Dropout(.5),
        new Dense(3, activation("softmax")));
  }

  @Test
  void the_same_seed_gives_the_same_weights_bit_by_bit() {
    assertThat(trained(withDropout(), CLASSES)).isEqualTo(trained(withDropout(), CLASSES));
  }

  @Test
  void an_activation_as_a_layer_of_its_own_trains_bit_by_bit_alike() {
    Sequential apart =
        SmallNets.of(
            SPARSE, new Dense(4), new Activation("relu"), new Dense(3), new Activation("softmax"));
    assertThat(trained(apart, CLASSES)).isEqualTo(trained(classifier(SPARSE), CLASSES));
  }

  @Test
  void class_numbers_and_one_hot_rows_train_bit_by_bit_alike() {
    assertThat(trained(classifier(CATEGORICAL), toCategorical(CLASSES, 3)))
        .isEqualTo(trained(classifier(SPARSE), CLASSES));
  }

  @Test
  void evaluate_and_predict_change_no_weights() {
    Sequential net = classifier(SPARSE);
    List<String> before = trained(net, CLASSES);
    net.evaluate(X, CLASSES, verbose(0));
    net.predict(X);
    assertThat(bits(net)).isEqualTo(before);
  }

  // predict and layers use different batch sizes, so the order of sums differs: up to 1e-6
  @Test
  void predict_is_call_is_layer_by_layer() {
    Sequential net = classifier(SPARSE);
    trained(net, CLASSES);
    INDArray predicted = net.predict(X, batchSize(3));
    INDArray byLayer = X;
    for (Layer layer : net.layers()) {
      byLayer = layer.call(byLayer);
    }
    assertThat(predicted.shape()).containsExactly(10, 3);
    assertThat(net.call(X).equalsWithEps(predicted, 1e-6)).isTrue();
    assertThat(byLayer.equalsWithEps(predicted, 1e-6)).isTrue();
  }

  @Test
  void outputs_keep_their_axes() {
    Sequential net = new Sequential();
    net.add(new Activation("relu"));
    INDArray x = Nd4j.createFromArray(new float[][][] {{{-1, 2}, {3, -4}, {5, 6}}});
    INDArray y = net.predict(x);
    assertThat(y.shape()).containsExactly(1, 3, 2);
    assertThat(y.getFloat(0, 1, 0)).isEqualTo(3);
    assertThat(net.summary().layers().get(0).outputShape()).isEqualTo("(None, 3, 2)");
  }

  @Test
  void dropout_works_in_training_only() {
    Sequential net = withDropout();
    net.build(2);
    Sequential without =
        SmallNets.of(
            SPARSE, new Dense(20, activation("relu")), new Dense(3, activation("softmax")));
    without.build(2);
    without.setWeights(net.getWeights());
    Evaluation plain = without.evaluate(X, CLASSES, verbose(0));
    assertThat(net.evaluate(X, CLASSES, verbose(0)).values()).isEqualTo(plain.values());
    double whileTraining = net.fit(X, CLASSES, verbose(0)).get("loss").get(0);
    assertThat(Math.abs(whileTraining - plain.loss())).isGreaterThan(1e-3);
  }

  // the kernel is the identity, so the largest input wins: rows 0 to 2 of 4 are right
  @ParameterizedTest
  @CsvSource({"sparse_categorical_crossentropy", "categorical_crossentropy"})
  void accuracy_compares_the_largest_output_with_either_kind_of_labels(String loss) {
    Sequential net = SmallNets.of(loss, new Dense(3, activation("softmax")));
    net.build(3);
    net.setWeights(List.of(Nd4j.eye(3), Nd4j.zeros(3)));
    INDArray x = Nd4j.createFromArray(new float[][] {{5, 1, 2}, {0, 3, 1}, {1, 2, 9}, {7, 0, 3}});
    INDArray numbers = Nd4j.createFromArray(0, 1, 2, 1);
    INDArray y = loss.equals(CATEGORICAL) ? toCategorical(numbers, 3) : numbers;
    assertThat(net.evaluate(x, y, verbose(0)).get("accuracy")).isEqualTo(.75);
  }

  @Test
  void accuracy_of_one_output_counts_what_is_on_the_right_side_of_a_half() {
    Sequential net = SmallNets.of("binary_crossentropy", new Dense(1, activation("sigmoid")));
    net.build(1);
    net.setWeights(List.of(Nd4j.ones(1, 1), Nd4j.zeros(1)));
    INDArray x = Nd4j.createFromArray(new float[][] {{-3}, {-1}, {2}, {4}});
    assertThat(net.evaluate(x, Nd4j.createFromArray(0, 1, 1, 1), verbose(0)).get("accuracy"))
        .isEqualTo(.75);
  }

  @Test
  void one_sigmoid_learns_which_side_of_two_a_number_is_on() {
    setSeed(7);
    Sequential net = new Sequential();
    net.add(new Dense(1, activation("sigmoid")));
    net.compile(
        optimizer(new SGD(learningRate(1))), loss("binary_crossentropy"), metrics("accuracy"));
    INDArray x = Nd4j.createFromArray(new float[][] {{0}, {1}, {1.5f}, {2.5f}, {3}, {5}});
    INDArray y = Nd4j.createFromArray(0, 0, 0, 1, 1, 1);
    History logs = net.fit(x, y, epochs(300), verbose(0));
    assertThat(logs.get("loss").get(299)).isLessThan(logs.get("loss").get(0) / 2);
    assertThat(net.evaluate(x, y, verbose(0)).get("accuracy")).isEqualTo(1);
  }

  // y = 2 x + 1
  @Test
  void mse_learns_a_line() {
    Sequential net = line(.1);
    INDArray x = Nd4j.createFromArray(new float[][] {{-1}, {0}, {1}, {2}});
    net.fit(x, Nd4j.createFromArray(-1f, 1f, 3f, 5f), epochs(200), verbose(0));
    assertThat(net.getWeights().get(0).getDouble(0)).isCloseTo(2, within(1e-4));
    assertThat(net.getWeights().get(1).getDouble(0)).isCloseTo(1, within(1e-4));
  }
}
