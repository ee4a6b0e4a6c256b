package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NadamTest {
  @Test
  void three_steps_follow_the_formula() {
    Steps.compare(new Nadam(), nadam(0.001, 0.9, 0.999, 1e-7));
    Steps.compare(
        new Nadam(new LearningRate(0.1), new Beta1(0.5), new Beta2(0.9), new Epsilon(1e-3)),
        nadam(0.1, 0.5, 0.9, 1e-3));
  }

  // nadam_update_numpy in Keras' test, with t from 1: u = b1 (1 - .5 .96^(.004 t)),
  // the cache is the product of all u up to t
  private static Steps.Rule nadam(double a, double b1, double b2, double e) {
    return (t, g, slots) -> {
      double u = b1 * (1 - 0.5 * Math.pow(0.96, 0.004 * t));
      double next = b1 * (1 - 0.5 * Math.pow(0.96, 0.004 * (t + 1)));
      double cache = 1;
      for (int i = 1; i <= t; i++) {
        cache *= b1 * (1 - 0.5 * Math.pow(0.96, 0.004 * i));
      }
      slots[0] = b1 * slots[0] + (1 - b1) * g;
      slots[1] = b2 * slots[1] + (1 - b2) * g * g;
      double v = slots[1] / (1 - Math.pow(b2, t));
      double m = (1 - u) * g / (1 - cache) + next * slots[0] / (1 - cache * next);
      return -a * m / (Math.sqrt(v) + e);
    };
  }

  /**
   * The example in the documentation of tf.keras.optimizers.Nadam: one step of rate 0.2 from 10 on
   * the loss w^2 / 2 gives 9.8.
   */
  @Test
  void the_example_of_keras_documentation() {
    Parameter w = Steps.parameter(new float[] {10}, 1, 1);
    Steps.step(new Nadam(new LearningRate(0.2)), w, new float[] {10});
    assertThat(Matrices.values(w.value())[0]).isCloseTo(9.8f, within(0.05f));
  }

  @Test
  void a_restored_optimizer_continues_the_momentum_schedule() {
    Parameter first = Steps.parameter(new float[] {1, -2, 3}, 1, 3);
    Nadam nadam = new Nadam(new LearningRate(0.1));
    for (int t = 0; t < 5; t++) {
      Steps.step(nadam, first, new float[] {1, 2, -0.5f * t});
    }
    Parameter second = Steps.parameter(Matrices.values(first.value()), 1, 3);
    Nadam restored = new Nadam(new LearningRate(0.1));
    restored.restore(5, List.of(second), nadam.state(List.of(first)));
    for (int t = 0; t < 3; t++) {
      Steps.step(nadam, first, new float[] {t, 2, -1});
      Steps.step(restored, second, new float[] {t, 2, -1});
    }
    assertArrayEquals(Matrices.values(first.value()), Matrices.values(second.value()));
  }

  @Test
  void a_schedule_is_refused_as_in_keras() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Nadam(new LearningRate(new CosineDecay(0.1, 100))))
        .withMessageStartingWith(
            "Nadam: expected a number as the learning rate but got CosineDecay")
        .withMessageEndingWith(
            "Nadam takes no schedule: try learningRate(0.001), or new Adam(...)");
  }
}
