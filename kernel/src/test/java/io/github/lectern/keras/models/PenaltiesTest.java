package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.biasInitializer;
import static io.github.lectern.keras.Keywords.biasRegularizer;
import static io.github.lectern.keras.Keywords.clipnorm;
import static io.github.lectern.keras.Keywords.kernelRegularizer;
import static io.github.lectern.keras.Keywords.l1;
import static io.github.lectern.keras.Keywords.l1l2;
import static io.github.lectern.keras.Keywords.l2;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.trainable;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.OptimizerOption.SgdOption;
import io.github.lectern.keras.optimizers.SGD;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests what regularizers add to the loss and the gradients. */
class PenaltiesTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{1, 2}, {3, -1}, {0, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{1}, {0}, {2}});

  @TempDir private Path folder;

  @BeforeEach
  void seed() {
    setSeed(3);
  }

  private static Sequential net(Layer layer, SgdOption... options) {
    Sequential net = new Sequential(layer);
    net.compile(optimizer(new SGD(options)), loss("mse"), metrics("mse"));
    net.build(2);
    net.setWeights(
        List.of(Nd4j.createFromArray(new float[][] {{0.5f}, {-2}}), Nd4j.createFromArray(3f)));
    return net;
  }

  private static Dense regularized() {
    return new Dense(1, kernelRegularizer(l1l2(0.5, 0.25)), biasRegularizer(l2(0.125)));
  }

  // predictions .5 x1 - 2 x2 + 3 = -.5, 6.5, 1; mse = (2.25 + 42.25 + 1) / 3
  // penalties: .5 (.5 + 2) + .25 (.25 + 4) + .125 9 = 3.4375
  @Test
  void the_loss_contains_the_penalties_but_the_metrics_do_not() {
    Evaluation evaluation = net(regularized()).evaluate(X, Y, verbose(0));
    assertThat(evaluation.loss()).isCloseTo(45.5 / 3 + 3.4375, within(1e-5));
    assertThat(evaluation.values().get(1)).isCloseTo(45.5 / 3, within(1e-5));
    double first =
        net(regularized()).fit(X, Y, batchSize(3), verbose(0)).history().get("loss").get(0);
    assertThat(first).as("before the step").isCloseTo(45.5 / 3 + 3.4375, within(1e-5));
  }

  /** Two batches: the mean of their losses is weighted by their sizes, and so is the penalty. */
  @Test
  void batches_of_different_sizes_have_the_same_penalty() {
    Sequential net = net(regularized());
    assertThat(net.evaluate(X, Y, batchSize(2), verbose(0)).loss())
        .isCloseTo(45.5 / 3 + 3.4375, within(1e-5));
  }

  // dR/dW = .5 sign(w) + .5 w = .75 and -1.5; dR/db = .25 3
  @Test
  void the_gradients_contain_those_of_the_penalties() {
    List<INDArray> with = net(regularized()).gradients(X, Y);
    List<INDArray> without = net(new Dense(1)).gradients(X, Y);
    assertThat(with.get(0).sub(without.get(0)).toFloatVector())
        .containsExactly(new float[] {0.75f, -1.5f}, within(1e-5f));
    assertThat(with.get(1).sub(without.get(1)).toFloatVector())
        .containsExactly(new float[] {0.75f}, within(1e-5f));
  }

  @Test
  void a_step_follows_these_gradients() {
    Sequential net = net(regularized(), learningRate(1));
    List<INDArray> before = net.getWeights();
    List<INDArray> gradients = net.gradients(X, Y);
    net.trainOnBatch(X, Y);
    for (int i = 0; i < before.size(); i++) {
      assertThat(before.get(i).sub(gradients.get(i)).equalsWithEps(net.getWeights().get(i), 1e-5))
          .isTrue();
    }
  }

  /** The norm that is limited includes the penalty, as in Keras. */
  @Test
  void clipping_limits_the_gradient_with_the_penalty() {
    Sequential net = net(regularized(), learningRate(1), clipnorm(0.5));
    INDArray before = net.getWeights().get(0);
    INDArray gradient = net.gradients(X, Y).get(0);
    net.trainOnBatch(X, Y);
    INDArray expected = gradient.mul(0.5 / gradient.norm2Number().doubleValue());
    assertThat(before.sub(net.getWeights().get(0)).equalsWithEps(expected, 1e-5)).isTrue();
  }

  /** As in Keras, the penalty of a frozen layer stays in the loss. */
  @Test
  void a_frozen_layer_keeps_its_penalty_in_the_loss() {
    Dense frozen = new Dense(1, kernelRegularizer("l2"), trainable(false));
    assertThat(net(frozen).evaluate(X, Y, verbose(0)).loss())
        .isCloseTo(45.5 / 3 + 0.01 * 4.25, within(1e-5));
  }

  /** The products of large layers are computed part by part while the optimizer reads them. */
  @Test
  void large_kernels_take_the_penalty_in_every_part() {
    INDArray x = Nd4j.zeros(DataType.FLOAT, 64, 700);
    INDArray y = Nd4j.zeros(DataType.FLOAT, 64, 300);
    Sequential net = new Sequential(new Dense(300, kernelRegularizer(l2(0.25))));
    net.compile(optimizer(new SGD(learningRate(0.5))), loss("mse"));
    net.build(700);
    INDArray before = net.getWeights().get(0);
    net.fit(x, y, batchSize(64), shuffle(false), verbose(0));
    // the inputs are 0, so only the penalty acts: w - .5 (2 .25 w) = .75 w
    assertThat(net.getWeights().get(0)).isEqualTo(before.mul(0.75));
    assertThat(net.evaluate(x, y, verbose(0)).loss())
        .isCloseTo(0.25 * square(net.getWeights().get(0)), within(1e-3));
  }

  private static double square(INDArray w) {
    return w.mul(w).castTo(DataType.DOUBLE).sumNumber().doubleValue();
  }

  @Test
  void a_regularizer_is_saved() throws Exception {
    Sequential net =
        new Sequential(
            new Dense(
                1,
                kernelRegularizer(l1(0.002)),
                biasRegularizer(l1l2(0.1, 0.2)),
                biasInitializer("ones")));
    net.compile(loss("mse"));
    net.build(2);
    String file = folder.resolve("net.zip").toString();
    net.save(file);
    Sequential loaded = Sequential.load(file);
    assertThat(loaded.layers().get(0).toString())
        .endsWith("kernel_regularizer=l1(0.002), bias_regularizer=l1_l2(0.1, 0.2))");
    assertThat(loaded.evaluate(X, Y, verbose(0)).loss())
        .isEqualTo(net.evaluate(X, Y, verbose(0)).loss());
  }
}
