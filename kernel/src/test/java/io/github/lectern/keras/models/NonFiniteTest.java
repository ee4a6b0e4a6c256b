package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.useBias;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tests weights that are NaN or infinite, as after a diverging fit. They propagate as in Keras, and
 * never become plausible numbers.
 */
class NonFiniteTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final INDArray ONE = Nd4j.createFromArray(new float[][] {{1, 2}});

  /** Creates a net of one layer with this kernel and no bias. */
  private static Sequential net(String function, float[][] kernel) {
    Sequential net = new Sequential();
    net.add(new Dense(kernel[0].length, activation(function), useBias(false)));
    net.compile(optimizer(new SGD(learningRate(1))), loss("mse"));
    net.build(2);
    net.setWeights(List.of(Nd4j.createFromArray(kernel)));
    return net;
  }

  private static float[] row(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  // x W with x = [1, 2]: 1 inf + 2 0, 1 -inf + 2 0, inf - inf, NaN
  private static final float[][] ODD = {{INF, -INF, INF, NAN}, {0, 0, -INF, 0}};

  @Test
  void a_layer_gives_what_ieee_says_whatever_stands_beside_it() {
    assertThat(row(net("linear", ODD).predict(ONE))).containsExactly(INF, -INF, NAN, NAN);
    assertThat(row(net("relu", ODD).predict(ONE))).containsExactly(INF, 0, NAN, NAN);
    assertThat(row(net("sigmoid", ODD).predict(ONE))).containsExactly(1, 0, NAN, NAN);
    assertThat(row(net("tanh", ODD).predict(ONE))).containsExactly(1, -1, NAN, NAN);
  }

  // softmax subtracts the largest: inf - inf is NaN, as in TensorFlow
  @Test
  void softmax_of_an_infinity_is_nan_and_of_minus_infinity_zero() {
    assertThat(row(net("softmax", new float[][] {{INF, 0}, {0, 0}}).predict(ONE))[0]).isNaN();
    assertThat(row(net("softmax", new float[][] {{-INF, 0}, {0, 0}}).predict(ONE)))
        .containsExactly(0, 1);
    assertThat(row(net("softmax", new float[][] {{NAN, 0}, {0, 0}}).predict(ONE)))
        .containsExactly(NAN, NAN);
  }

  // 0 NaN is NaN, so a weight that is NaN affects every sample, but only its output
  @Test
  void a_nan_in_a_weight_reaches_its_output_and_a_nan_in_a_sample_that_sample() {
    Sequential net = net("linear", new float[][] {{1, 2, 3}, {4, NAN, 6}});
    assertThat(row(net.predict(Nd4j.eye(2)))).containsExactly(1, NAN, 3, 4, NAN, 6);
    Layer layer = net("relu", new float[][] {{1, 2}, {3, 4}}).layers().get(0);
    INDArray x = Nd4j.createFromArray(new float[][] {{1, 1}, {NAN, 1}, {2, 0}});
    assertThat(row(layer.call(x))).containsExactly(4, 6, NAN, NAN, 2, 4);
  }

  // y = [inf, NaN, 1] for the weights w, dL/dy = 2 y / 3, dL/dw_1k = dL/dy_k, dL/dw_2k = 2 dL/dy_k
  @Test
  void an_infinite_gradient_moves_weights_to_infinity_and_one_of_nan_to_nan() {
    Sequential net = net("linear", new float[][] {{INF, NAN, 1}, {0, 0, 0}});
    net.fit(ONE, Nd4j.zeros(1, 3), verbose(0));
    float[] w = row(net.weights().get(0));
    assertThat(w[0]).isNaN(); // inf - inf
    assertThat(w[3]).isEqualTo(-INF); // 0 - 2 inf
    assertThat(w[1]).isNaN();
    assertThat(w[4]).isNaN();
    assertThat(w[2]).isEqualTo(1 - 2 / 3f);
  }

  /**
   * Tests products that are split by terms, by columns or by rows, or are packed. A NaN in column 3
   * of the weights must affect only column 3 of the outputs and, through their gradients, column 3
   * of the weights.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 784, 30",
    "32, 784, 500",
    "32, 200, 500",
    "32, 60, 500",
    "70, 143, 65",
    "1200, 784, 500"
  })
  void a_nan_stays_in_its_column_however_the_product_is_cut(int samples, int inputs, int units) {
    Sequential net = new Sequential();
    net.add(new Dense(units, useBias(false)));
    net.compile(optimizer(new SGD(learningRate(.01))), loss("mse"));
    net.build(inputs);
    INDArray kernel = Nd4j.ones(DataType.FLOAT, inputs, units).divi(inputs);
    net.setWeights(List.of(kernel.dup().putScalar(inputs / 2, 3, NAN)));
    INDArray x = Nd4j.ones(DataType.FLOAT, samples, inputs);
    assertColumn3IsNan(net.predict(x), 1);
    net.fit(x, Nd4j.ones(DataType.FLOAT, samples, units), batchSize(samples), verbose(0));
    assertColumn3IsNan(net.getWeights().get(0), 1f / inputs); // the other outputs have no error
  }

  private static void assertColumn3IsNan(INDArray array, float others) {
    for (float[] row : array.toFloatMatrix()) {
      assertThat(row[3]).isNaN();
      row[3] = others;
      assertThat(row).containsOnly(new float[] {others}, within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "adam", "adamw", "nadam", "adagrad", "rmsprop"})
  void a_nan_gradient_makes_every_weight_that_it_reaches_nan(String name) {
    Optimizer optimizer = Optimizers.get(name);
    Sequential net = net("linear", new float[][] {{NAN, 1}, {1, 1}});
    net.compile(optimizer(optimizer), loss("mse"));
    net.fit(ONE, Nd4j.zeros(1, 2), verbose(0));
    float[] w = row(net.weights().get(0));
    assertThat(w[0]).isNaN();
    assertThat(w[2]).isNaN();
    assertThat(w[1]).isFinite().isNotEqualTo(1);
    assertThat(w[3]).isFinite().isNotEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mse",
        "binary_crossentropy",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy"
      })
  void the_loss_of_an_epoch_with_a_nan_is_nan(String loss) {
    boolean sparse = loss.startsWith("sparse");
    INDArray y = sparse ? Nd4j.zeros(1, 1) : Nd4j.createFromArray(new float[][] {{1, 0}});
    for (String function : List.of("linear", "sigmoid", "softmax")) {
      Sequential net = net(function, new float[][] {{NAN, 1}, {1, 1}});
      net.compile(optimizer("sgd"), loss(loss));
      assertThat(net.evaluate(ONE, y, verbose(0)).loss()).as(function).isNaN();
      History history = net.fit(ONE, y, epochs(2), verbose(0));
      assertThat(history.get("loss")).as(function).containsExactly(Double.NaN, Double.NaN);
    }
  }

  /** As in Keras, a diverging fit throws no exception; the history shows when it diverged. */
  @Test
  void a_training_that_diverges_runs_to_its_end() {
    Sequential net = new Sequential();
    Layer first = new Dense(5, activation("relu"));
    net.add(first);
    net.add(new Dense(1));
    net.compile(optimizer(new SGD(learningRate(1e6))), loss("mse"), metrics("mae"));
    INDArray x = Nd4j.linspace(1, 40, 40).reshape(20, 2);
    History history = net.fit(x, Nd4j.ones(20, 1), epochs(30), batchSize(3), verbose(0));
    assertThat(history.epoch()).hasSize(30);
    assertThat(history.get("loss").get(29)).isNaN();
    assertThat(history.get("mae").get(29)).isNaN();
    assertThat(history.get("loss").get(0)).isNotEqualTo(0);
    assertThat(net.predict(x).getFloat(0)).isNaN();
  }
}
