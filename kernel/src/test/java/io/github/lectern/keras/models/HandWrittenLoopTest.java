package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.momentum;
import static io.github.lectern.keras.Keywords.nesterov;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Trains a net with a loop on tensors, which takes its gradients from {@code gradients} and its
 * rule from the literature, and compares it with the library on the same batches.
 */
class HandWrittenLoopTest {
  private static final int STEPS = 20;
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{0}, {1}, {1}, {0}});

  /** Returns the change of the weights, given the step, the gradient, and two slots. */
  private interface Rule {
    INDArray change(int t, INDArray g, INDArray[] slots);
  }

  // m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
  // w -= a sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + 1e-7), with epsilon outside the root;
  // like TensorFlow, the library computes 1 - b2 in float32, which is 0.00099998713
  private static INDArray adam(int t, INDArray g, INDArray[] slots) {
    slots[0] = slots[0].mul(0.9).add(g.mul(1f - 0.9f));
    slots[1] = slots[1].mul(0.999).add(g.mul(g).mul(1f - 0.999f));
    double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
    return slots[0].div(Transforms.sqrt(slots[1]).add(1e-7)).mul(-rate);
  }

  // s = 0.9 s + 0.1 g^2;  w -= a g / (sqrt(s) + 1e-7)
  private static INDArray rmsprop(int t, INDArray g, INDArray[] slots) {
    slots[0] = slots[0].mul(0.9).add(g.mul(g).mul(1 - 0.9));
    return g.div(Transforms.sqrt(slots[0]).add(1e-7)).mul(-0.01);
  }

  // v = 0.9 v - a g;  w += v
  private static INDArray momentumRule(int t, INDArray g, INDArray[] slots) {
    slots[0] = slots[0].mul(0.9).sub(g.mul(0.1));
    return slots[0];
  }

  // v = 0.9 v - a g;  w += 0.9 v - a g
  private static INDArray nesterovRule(int t, INDArray g, INDArray[] slots) {
    slots[0] = slots[0].mul(0.9).sub(g.mul(0.1));
    return slots[0].mul(0.9).sub(g.mul(0.1));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("sgd", () -> new SGD(learningRate(0.1)), (t, g, slots) -> g.mul(-0.1)),
        rule(
            "momentum",
            () -> new SGD(learningRate(0.1), momentum(0.9)),
            HandWrittenLoopTest::momentumRule),
        rule(
            "nesterov",
            () -> new SGD(learningRate(0.1), momentum(0.9), nesterov(true)),
            HandWrittenLoopTest::nesterovRule),
        rule("rmsprop", () -> new RMSprop(learningRate(0.01)), HandWrittenLoopTest::rmsprop),
        rule("adam", () -> new Adam(learningRate(0.01)), HandWrittenLoopTest::adam));
  }

  private static Arguments rule(String name, Supplier<Optimizer> optimizer, Rule rule) {
    return Arguments.of(name, optimizer, rule);
  }

  private static Sequential net(Optimizer optimizer) {
    setSeed(43052);
    Sequential net = new Sequential();
    net.add(new Dense(4, activation("tanh")));
    net.add(new Dense(1, activation("sigmoid")));
    net.compile(optimizer(optimizer), loss("binary_crossentropy"));
    net.build(2);
    return net;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void losses_and_weights_are_those_of_the_library(
      String name, Supplier<Optimizer> optimizer, Rule rule) {
    Sequential byHand = net(new SGD());
    Sequential library = net(optimizer.get());
    List<INDArray[]> slots = new ArrayList<>();
    byHand.weights().forEach(w -> slots.add(new INDArray[] {w.like(), w.like()}));
    for (int t = 1; t <= STEPS; t++) {
      double before = byHand.testOnBatch(X, Y).loss();
      List<INDArray> gradients = byHand.gradients(X, Y);
      for (int i = 0; i < gradients.size(); i++) {
        byHand.weights().get(i).addi(rule.change(t, gradients.get(i), slots.get(i)));
      }
      double loss = library.trainOnBatch(X, Y).loss();
      assertThat(loss).as("loss of step %d", t).isCloseTo(before, within(1e-6));
    }
    assertClose(byHand, library);
  }

  @Test
  void batches_in_order_are_those_of_fit_without_shuffling() {
    Sequential byHand = net(new SGD());
    for (int epoch = 0; epoch < 5; epoch++) {
      for (int from = 0; from < 4; from += 2) {
        List<INDArray> gradients =
            byHand.gradients(SmallNets.part(X, from, from + 2), SmallNets.part(Y, from, from + 2));
        for (int i = 0; i < gradients.size(); i++) {
          byHand.weights().get(i).subi(gradients.get(i).mul(0.1));
        }
      }
    }
    Sequential library = net(new SGD(learningRate(0.1)));
    library.fit(X, Y, epochs(5), batchSize(2), shuffle(false), verbose(0));
    assertClose(byHand, library);
  }

  private static void assertClose(Sequential byHand, Sequential library) {
    for (int i = 0; i < byHand.weights().size(); i++) {
      INDArray difference = byHand.weights().get(i).sub(library.weights().get(i));
      assertThat(Transforms.abs(difference).maxNumber().doubleValue()).isLessThan(1e-6);
    }
  }
}
