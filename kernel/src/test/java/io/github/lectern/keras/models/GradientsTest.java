package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.epsilon;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.trainable;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientsTest {
  /** The step of the central differences, whose error h^2 / 6 f''' is below 1e-8. */
  private static final double H = 1e-4;

  private static final double[][] INPUTS = {{0.5, -1}, {2, 0.25}, {-0.75, 1.5}};
  private static final double[][] TARGETS = {{0, 1}, {1, 0}, {0, 1}};

  private static Sequential net(Layer... layers) {
    setSeed(43052);
    Sequential net = new Sequential();
    List.of(layers).forEach(net::add);
    return net;
  }

  private static INDArray floats(double[][] rows) {
    return Nd4j.createFromArray(rows).castTo(DataType.FLOAT);
  }

  /** Returns the weights of a net [2,3] tanh, [3,2] softmax: kernel, bias, kernel, bias. */
  private static double[][] weights(Sequential net) {
    return net.getWeights().stream()
        .map(w -> w.dup('c').castTo(DataType.DOUBLE).data().asDouble())
        .toArray(double[][]::new);
  }

  // L = -mean_i sum_k t_ik log softmax(tanh(x_i W + b) V + c)_k, computed in double
  private static double lossInDouble(double[][] w) {
    double sum = 0;
    for (int i = 0; i < INPUTS.length; i++) {
      double[] h = affine(INPUTS[i], w[0], w[1]);
      for (int j = 0; j < h.length; j++) {
        h[j] = Math.tanh(h[j]);
      }
      double[] z = affine(h, w[2], w[3]);
      double all = Math.exp(z[0]) + Math.exp(z[1]);
      for (int k = 0; k < z.length; k++) {
        sum -= TARGETS[i][k] * Math.log(Math.exp(z[k]) / all);
      }
    }
    return sum / INPUTS.length;
  }

  private static double[] affine(double[] x, double[] w, double[] b) {
    double[] z = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < z.length; k++) {
        z[k] += x[i] * w[i * z.length + k];
      }
    }
    return z;
  }

  @Test
  void they_are_those_of_finite_differences_in_double_arithmetic() {
    Sequential net = net(new Dense(3, activation("tanh")), new Dense(2, activation("softmax")));
    net.compile(loss("categorical_crossentropy"));
    List<INDArray> gradients = net.gradients(floats(INPUTS), floats(TARGETS));
    double[][] w = weights(net);
    assertThat(gradients).hasSize(w.length);
    for (int i = 0; i < w.length; i++) {
      assertThat(gradients.get(i).shape()).isEqualTo(net.getWeights().get(i).shape());
      assertThat(gradients.get(i).dataType()).isEqualTo(DataType.FLOAT);
      for (int k = 0; k < w[i].length; k++) {
        double at = w[i][k];
        w[i][k] = at + H;
        double above = lossInDouble(w);
        w[i][k] = at - H;
        double below = lossInDouble(w);
        w[i][k] = at;
        assertThat(gradients.get(i).getDouble(k))
            .as("weight %d of array %d", k, i)
            .isCloseTo((above - below) / (2 * H), within(1e-6)); // numbers near 1 in float32
      }
    }
  }

  // L = mean_i mean_k (z_ik - t_ik)^2: dz = 2 (z - t) / (n k); dW = x^T dz; db = 1^T dz
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1024, 1025, 2500})
  void they_are_those_of_the_formulas_in_double_arithmetic(int n) {
    Random random = new Random(n);
    double[][] x = random(random, n, 5);
    double[][] t = random(random, n, 2);
    Sequential net = net(new Dense(2));
    net.compile(loss("mse"));
    List<INDArray> gradients = net.gradients(floats(x), floats(t));
    double[][] w = weights(net);
    double[] dw = new double[10];
    double[] db = new double[2];
    for (int i = 0; i < n; i++) {
      double[] z = affine(x[i], w[0], w[1]);
      for (int k = 0; k < 2; k++) {
        double dz = 2 * (z[k] - t[i][k]) / (2.0 * n);
        db[k] += dz;
        for (int j = 0; j < 5; j++) {
          dw[j * 2 + k] += x[i][j] * dz;
        }
      }
    }
    // float32 sums of n terms below 2 / n differ by far less than n ulps of 1, in any order
    assertClose(gradients.get(0), dw);
    assertClose(gradients.get(1), db);
  }

  private static double[][] random(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return values;
  }

  private static void assertClose(INDArray actual, double[] expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual.getDouble(k)).isCloseTo(expected[k], within(2e-6));
    }
  }

  /** With SGD and a learning rate of 1, a step with all samples subtracts the gradients. */
  @Test
  void training_subtracts_them() {
    Sequential net = net(new Dense(3, activation("relu")), new Dense(2, activation("sigmoid")));
    net.compile(optimizer(new SGD(learningRate(1))), loss("binary_crossentropy"));
    INDArray x = floats(INPUTS);
    INDArray y = floats(TARGETS);
    List<INDArray> gradients = net.gradients(x, y);
    List<INDArray> before = net.getWeights();
    net.fit(x, y, batchSize(3), shuffle(false), verbose(0));
    List<INDArray> after = net.getWeights();
    for (int i = 0; i < before.size(); i++) {
      assertThat(before.get(i).sub(gradients.get(i)).equalsWithEps(after.get(i), 1e-6)).isTrue();
    }
  }

  @Test
  void weights_optimizer_metrics_and_random_streams_stay_as_they_are() {
    List<String> expected = trained(false);
    assertThat(trained(true)).isEqualTo(expected);
  }

  private static List<String> trained(boolean withGradients) {
    Sequential net = net(new Dense(4, activation("relu")), new Dropout(.5), new Dense(2));
    net.compile(optimizer("adam"), loss("mse"), metrics("accuracy"));
    INDArray x = floats(INPUTS);
    INDArray y = floats(TARGETS);
    net.build(2);
    Callback each =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
            if (withGradients) {
              net.gradients(x, y);
            }
          }
        };
    net.fit(x, y, batchSize(1), epochs(3), verbose(0), callbacks(each));
    String history = net.history().get("loss") + " " + net.history().get("accuracy");
    return Stream.concat(SmallNets.bits(net).stream(), Stream.of(history)).toList();
  }

  @Test
  void dropout_drops_nothing() {
    Sequential with = net(new Dense(3), new Dropout(.9), new Dense(2));
    Sequential without = net(new Dense(3), new Dense(2));
    with.compile(loss("mse"));
    without.compile(loss("mse"));
    with.build(2);
    without.build(2);
    without.setWeights(with.getWeights());
    assertThat(with.gradients(floats(INPUTS), floats(TARGETS)))
        .isEqualTo(without.gradients(floats(INPUTS), floats(TARGETS)));
  }

  /** As under a tf.GradientTape over model(x), where training is False by default. */
  @Test
  void batch_normalization_uses_its_moving_statistics() {
    Sequential net = net(new BatchNormalization(epsilon(0)), new Dense(2));
    net.compile(loss("mse"));
    net.build(2);
    Sequential without = net(new Dense(2));
    without.compile(loss("mse"));
    without.build(2);
    without.setWeights(net.layers().get(1).getWeights());
    List<INDArray> gradients = net.gradients(floats(INPUTS), floats(TARGETS));
    assertThat(gradients).hasSize(4); // gamma, beta, kernel, bias
    // the moving mean is 0 and the moving variance 1, so the layer does nothing
    assertThat(gradients.subList(2, 4))
        .isEqualTo(without.gradients(floats(INPUTS), floats(TARGETS)));
  }

  @Test
  void frozen_layers_have_none() {
    Sequential net = net(new Dense(3, trainable(false)), new Dense(2));
    net.compile(loss("mse"));
    List<INDArray> gradients = net.gradients(floats(INPUTS), floats(TARGETS));
    assertThat(gradients).hasSize(2);
    assertThat(gradients.get(0).shape()).containsExactly(3, 2);
    assertThat(net.trainableWeights()).extracting(w -> w.length()).containsExactly(6L, 2L);
  }

  @Test
  void a_model_without_weights_has_no_gradients() {
    Sequential net = net(new Flatten());
    net.compile(loss("mse"));
    assertThat(net.gradients(floats(INPUTS), floats(TARGETS))).isEmpty();
  }

  @Test
  void a_model_that_is_not_compiled_and_data_that_do_not_fit_are_refused() {
    Sequential net = net(new Dense(2, activation("softmax")));
    assertThatThrownBy(() -> net.gradients(floats(INPUTS), floats(TARGETS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("gradients: expected a compiled model");
    net.compile(loss("categorical_crossentropy"));
    assertThatThrownBy(() -> net.gradients(floats(INPUTS), Nd4j.zeros(4, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gradients: expected one label per sample");
    assertThatThrownBy(() -> net.gradients(floats(INPUTS), Nd4j.zeros(3, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gradients: categorical_crossentropy: ");
    net.gradients(floats(INPUTS), floats(TARGETS));
    assertThatThrownBy(() -> net.gradients(Nd4j.zeros(3, 4), floats(TARGETS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_interrupt_ends_them() {
    Sequential net = net(new Dense(2));
    net.compile(loss("mse"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> net.gradients(floats(INPUTS), floats(TARGETS)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("gradients: interrupted; the model is unchanged");
  }
}
