package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares training steps with finite differences of the loss that evaluate returns. This covers
 * the layers, the last activation function and the loss together.
 */
class NetworkGradientTest {
  private static final int SAMPLES = 7;
  private static final float STEP = 1 / 64f;

  static Stream<Arguments> endings() {
    return Stream.of(
        ending("mse on linear", "mse", dense("linear")),
        ending("mse on sigmoid", "mse", dense("sigmoid")),
        ending("mse on tanh", "mse", dense("tanh")),
        ending("mse on softmax", "mse", dense("softmax")),
        ending("mse above a dense relu", "mse", dense("relu"), () -> new Dense(3)),
        ending("mse on tanh as a layer", "mse", dense("linear"), () -> new Activation("tanh")),
        ending("mse below a dropout", "mse", dense("sigmoid"), () -> new Dropout(0)),
        ending("mse below a flatten", "mse", dense("sigmoid"), Flatten::new),
        ending("categorical on softmax", "categorical_crossentropy", dense("softmax")),
        ending("categorical on sigmoid", "categorical_crossentropy", dense("sigmoid")),
        ending(
            "categorical on softmax below a flatten",
            "categorical_crossentropy",
            dense("softmax"),
            Flatten::new),
        ending(
            "categorical on softmax as a layer",
            "categorical_crossentropy",
            dense("linear"),
            () -> new Activation("softmax")),
        ending("sparse on softmax", "sparse_categorical_crossentropy", dense("softmax")),
        ending("sparse on sigmoid", "sparse_categorical_crossentropy", dense("sigmoid")),
        ending("binary on sigmoid", "binary_crossentropy", dense("sigmoid")),
        ending("binary on softmax", "binary_crossentropy", dense("softmax")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void a_step_goes_down_the_gradient(String name, String loss, List<Supplier<Layer>> ending) {
    INDArray x = random(1, SAMPLES, 4);
    INDArray y = loss.startsWith("sparse") ? classes() : random(2, SAMPLES, 3).muli(0.5).addi(0.5);
    if (loss.startsWith("categorical")) {
      y.diviColumnVector(y.sum(true, 1));
    }
    Sequential net = net(loss, ending);
    net.build(4);
    List<INDArray> before = net.getWeights();
    net.fit(x, y, batchSize(SAMPLES), shuffle(false), verbose(0));
    List<INDArray> after = net.getWeights();
    for (int i = 0; i < before.size(); i++) {
      for (long k = 0; k < before.get(i).length(); k++) {
        double taken = before.get(i).getDouble(k) - after.get(i).getDouble(k);
        assertThat(taken)
            .as("dL/dw of weight %d in array %d", k, i)
            .isCloseTo(slope(net, before, i, k, x, y), within(1e-3));
      }
    }
  }

  /** Returns dL/dw, estimated as (L(w + h) - L(w - h)) / 2h. */
  private static double slope(
      Sequential net, List<INDArray> weights, int i, long k, INDArray x, INDArray y) {
    return (lossAt(net, weights, i, k, STEP, x, y) - lossAt(net, weights, i, k, -STEP, x, y))
        / (2 * STEP);
  }

  private static double lossAt(
      Sequential net, List<INDArray> weights, int i, long k, float by, INDArray x, INDArray y) {
    List<INDArray> moved = new ArrayList<>(weights.stream().map(INDArray::dup).toList());
    moved.get(i).putScalar(k, moved.get(i).getFloat(k) + by);
    net.setWeights(moved);
    return net.evaluate(x, y, verbose(0)).loss();
  }

  private static Sequential net(String loss, List<Supplier<Layer>> ending) {
    setSeed(5);
    Sequential net = new Sequential();
    net.add(new Dense(9, activation("tanh")));
    net.add(new Dense(8, activation("sigmoid")));
    ending.forEach(layer -> net.add(layer.get()));
    net.compile(optimizer(new SGD(learningRate(1))), loss(loss));
    return net;
  }

  private static INDArray random(long seed, int rows, int columns) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  private static INDArray classes() {
    return Nd4j.createFromArray(0, 2, 1, 1, 0, 2, 2);
  }

  private static Supplier<Layer> dense(String activation) {
    return () -> new Dense(3, activation(activation));
  }

  private static Arguments ending(String name, String loss, Supplier<Layer> last) {
    return Arguments.of(name, loss, List.of(last));
  }

  private static Arguments ending(
      String name, String loss, Supplier<Layer> below, Supplier<Layer> last) {
    return Arguments.of(name, loss, List.of(below, last));
  }
}
