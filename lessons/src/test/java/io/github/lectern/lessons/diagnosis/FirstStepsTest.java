package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.SGD;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FirstStepsTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{3, 4}, {3, -4}});

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("relu")));
    net.add(new Dense(1));
    net.compile(optimizer(new SGD(learningRate(0.1))), loss("mse"));
    net.build(2);
    net.weights().get(0).assign(Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}}));
    return net;
  }

  @Test
  void silent_nodes_mean_and_shift_are_measured_in_units_of_the_first_scores() {
    Sequential net = net();
    FirstSteps steps = new FirstSteps(net, X); // scores (3, 4), (3, -4): size sqrt(50 / 4)
    double unit = Math.sqrt(50 / 4.0);
    steps.onTrainBatchEnd(0, Map.of());
    assertThat(steps.silent(1)).isZero();
    assertThat(steps.mean(1)).isCloseTo(6 / 4.0 / unit, within(1e-6));
    assertThat(steps.shift(1)).isZero();
    net.weights().get(1).assign(Nd4j.createFromArray(-5f, 0f)); // scores (-2, 4), (-2, -4)
    steps.onTrainBatchEnd(1, Map.of());
    assertThat(steps.silent(2)).isEqualTo(1);
    assertThat(steps.mean(2)).isCloseTo(-1 / unit, within(1e-6));
    assertThat(steps.shift(2)).isCloseTo(Math.sqrt(25 / 2.0) / unit, within(1e-6));
    assertThat(steps).hasToString("FirstSteps: 1 silent nodes after 2 steps");
  }

  @Test
  void fit_calls_it_after_every_step_and_two_runs_are_drawn_together() {
    Sequential net = net();
    FirstSteps steps = new FirstSteps(net, X);
    net.fit(X, Nd4j.ones(2, 1), batchSize(1), verbose(0), callbacks(steps));
    assertThat(steps.shift(2)).isPositive();
    FirstSteps others = new FirstSteps(net(), X);
    others.onTrainBatchEnd(0, Map.of());
    assertThat(steps.silentBeside("raw", others, "small").description())
        .matches("silent nodes, step by step: raw from .* to .*; small from 0.0000 to 0.0000.");
    assertThat(steps.meanBeside("raw", others, "small").description())
        .startsWith("mean score, step by step: raw from ");
    assertThat(new FirstSteps(net(), X)).hasToString("FirstSteps: no step yet");
  }

  @Test
  void a_net_that_does_not_begin_with_a_dense_layer_is_refused() {
    Sequential net = new Sequential();
    assertThatThrownBy(() -> new FirstSteps(net, X)).hasMessageContaining("begins with a Dense");
    net.add(new Flatten());
    assertThatThrownBy(() -> new FirstSteps(net, X))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with a Dense");
  }
}
