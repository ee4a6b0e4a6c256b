package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.classWeight;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.validationSplit;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.CustomLayer;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.OwnDense;
import io.github.lectern.keras.losses.CustomLoss;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.MeanSquaredError;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests fit, evaluate, predict and summary with losses and layers that a user wrote. */
class OwnClassesTest {
  /** Enough samples for several tiles of 13 columns and a smaller last batch. */
  private static final int SAMPLES = 430;

  private static final int BATCH = 128;
  private static final INDArray X = numbers(1, SAMPLES, 5);
  private static final INDArray Y = numbers(2, SAMPLES, 13);

  private static class Squared extends CustomLoss {
    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      INDArray error = yPred.sub(yTrue);
      return error.mul(error).mean(1);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue).mul(2.0 / yPred.size(1));
    }
  }

  private static INDArray numbers(int seed, int rows, int columns) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  private static Sequential net(Loss loss, Layer... layers) {
    Sequential net = new Sequential();
    for (Layer layer : layers) {
      net.add(layer);
    }
    net.compile(optimizer("adam"), loss(loss), metrics("mse"));
    return net;
  }

  private static Sequential trained(Loss loss, IntFunction<Layer> dense) {
    setSeed(7);
    Sequential net = net(loss, dense.apply(70), new Activation("tanh"), dense.apply(13));
    net.fit(X, Y, epochs(3), batchSize(BATCH), validationSplit(.1), verbose(0));
    return net;
  }

  /** Compares with a tolerance, since the order of sums differs; 12 steps of Adam accumulate it. */
  private static void assertSame(Sequential own, Sequential builtIn, double tolerance) {
    assertThat(own.getWeights()).hasSameSizeAs(builtIn.getWeights());
    for (int i = 0; i < own.getWeights().size(); i++) {
      INDArray difference = own.getWeights().get(i).sub(builtIn.getWeights().get(i));
      assertThat(difference.amaxNumber().doubleValue()).isLessThan(tolerance);
    }
    for (String log : List.of("loss", "val_loss", "mse")) {
      for (int epoch = 0; epoch < 3; epoch++) {
        double expected = builtIn.history().get(log).get(epoch);
        assertThat(own.history().get(log).get(epoch)).isCloseTo(expected, within(tolerance));
      }
    }
    assertThat(own.predict(X).equalsWithEps(builtIn.predict(X), tolerance)).isTrue();
    assertThat(own.evaluate(X, Y, verbose(0)).loss())
        .isCloseTo(builtIn.evaluate(X, Y, verbose(0)).loss(), within(tolerance));
  }

  @Test
  void an_own_squared_error_trains_like_the_one_that_is_there() {
    assertSame(
        trained(new Squared(), Dense::new), trained(new MeanSquaredError(), Dense::new), 1e-6);
  }

  @Test
  void an_own_dense_layer_trains_like_the_one_that_is_there() {
    Sequential own = trained(new MeanSquaredError(), OwnDense::new);
    assertSame(own, trained(new MeanSquaredError(), Dense::new), 1e-6);
    assertThat(own.summary().toString()).contains(" (OwnDense) ", "(None, 70)", "420");
    assertThat(own.summary().totalParams()).isEqualTo(420 + 70 * 13 + 13);
  }

  @Test
  void a_training_with_own_classes_is_the_same_on_every_run() {
    assertThat(SmallNets.bits(trained(new Squared(), OwnDense::new)))
        .isEqualTo(SmallNets.bits(trained(new Squared(), OwnDense::new)));
  }

  @Test
  void an_own_loss_sees_whole_batches_on_the_thread_that_trains() {
    Set<String> shapes = ConcurrentHashMap.newKeySet();
    Squared loss =
        new Squared() {
          @Override
          public INDArray call(INDArray yTrue, INDArray yPred) {
            shapes.add(yPred.size(0) + " on " + Thread.currentThread().getName());
            return super.call(yTrue, yPred);
          }
        };
    net(loss, new Dense(13)).fit(X, Y, batchSize(300), verbose(0));
    String here = Thread.currentThread().getName();
    assertThat(shapes).containsExactlyInAnyOrder("300 on " + here, "130 on " + here);
  }

  @Test
  void class_weights_scale_an_own_loss() {
    INDArray classes = Nd4j.zeros(SAMPLES, 1);
    Sequential one = net(new Squared(), new Dense(1));
    Sequential two = net(new Squared(), new Dense(1));
    one.build(5);
    two.build(5);
    two.setWeights(one.getWeights());
    double plain = one.fit(X, classes, batchSize(SAMPLES), verbose(0)).get("loss").get(0);
    double doubled =
        two.fit(X, classes, batchSize(SAMPLES), classWeight(Map.of(0, 2.0, 1, 1.0)), verbose(0))
            .get("loss")
            .get(0);
    assertThat(doubled).isCloseTo(2 * plain, within(1e-5));
  }

  @Test
  void a_lambda_scales_samples_before_the_weights() {
    setSeed(7);
    Sequential scaled = net(new MeanSquaredError(), new Lambda(x -> x.div(4)), new Dense(13));
    scaled.fit(X, Y, epochs(3), batchSize(BATCH), validationSplit(.1), verbose(0));
    setSeed(7);
    Sequential plain = net(new MeanSquaredError(), new Dense(13));
    INDArray quarter = X.div(4);
    plain.fit(quarter, Y, epochs(3), batchSize(BATCH), validationSplit(.1), verbose(0));
    assertThat(SmallNets.bits(scaled)).isEqualTo(SmallNets.bits(plain));
    assertThat(scaled.summary().layers().get(0).params()).isZero();
  }

  @Test
  void a_lambda_above_weights_needs_a_gradient() {
    Sequential net =
        net(new MeanSquaredError(), new Dense(13), new Lambda(x -> x.mul(2), name("twice")));
    assertThatThrownBy(() -> net.fit(X, Y, verbose(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "twice: expected a gradient, since an earlier layer has weights to train, but got none;"
                + " add one: new Lambda(x -> ..., (x, dy) -> ...)");
    Sequential with =
        net(new MeanSquaredError(), new Dense(13), new Lambda(x -> x.mul(2), (x, dy) -> dy.mul(2)));
    List<Double> losses = with.fit(X, Y, epochs(5), verbose(0)).get("loss");
    assertThat(losses.get(4)).isLessThan(losses.get(0));
  }

  @Test
  void wrong_shapes_reach_the_caller_of_fit_and_predict() {
    Squared wrong =
        new Squared() {
          @Override
          public INDArray gradient(INDArray yTrue, INDArray yPred) {
            return yPred.mean(1);
          }
        };
    assertThatThrownBy(() -> net(wrong, new Dense(13)).fit(X, Y, verbose(0)))
        .hasMessageStartingWith("Squared.gradient: expected [32,13] but got [32];");
    CustomLayer layer =
        new CustomLayer() {
          @Override
          protected INDArray forward(INDArray x) {
            return x.sum(true, 1);
          }

          @Override
          protected List<INDArray> backward(INDArray x, INDArray dy) {
            return List.of(dy);
          }
        };
    assertThatThrownBy(() -> net(new Squared(), layer).predict(X))
        .hasMessageStartingWith("CustomLayer.forward: expected [32,5] but got [32,1];");
  }

  @Test
  void an_activation_named_softmax_before_an_own_loss_is_kept() {
    Sequential net = net(new Squared(), new Dense(13, activation("softmax")));
    net.fit(X, Y, verbose(0));
    assertThat(net.predict(X).sum(1).getFloat(0)).isCloseTo(1, within(1e-5f));
  }
}
