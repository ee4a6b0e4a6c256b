package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.WeightDecay;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final float[] WEIGHTS = {1, -2, 0.5f, 4};
  private static final float[][] GRADIENTS = {
    {0.5f, -1, 2, 0}, {0.25f, 1, -2, 0}, {-3, 0.5f, 2, 0}
  };

  @Test
  void three_steps_follow_the_formula() {
    compare(new AdamW(), 0.001, 0.004, 0.9, 0.999, 1e-7);
    compare(
        new AdamW(
            new LearningRate(0.1),
            new WeightDecay(0.5),
            new Beta1(0.5),
            new Beta2(0.9),
            new Epsilon(1e-3)),
        0.1,
        0.5,
        0.5,
        0.9,
        1e-3);
  }

  // w = w - a d w;  m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
  // w = w - a sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + e)
  private static void compare(AdamW adamw, double a, double decay, double b1, double b2, double e) {
    Parameter parameter = Steps.parameter(WEIGHTS, 2, 2);
    double[] m = new double[4];
    double[] v = new double[4];
    double[] w = {1, -2, 0.5, 4};
    for (int t = 1; t <= 3; t++) {
      Steps.step(adamw, parameter, GRADIENTS[t - 1]);
      for (int i = 0; i < 4; i++) {
        double g = GRADIENTS[t - 1][i];
        m[i] = b1 * m[i] + (1 - b1) * g;
        v[i] = b2 * v[i] + (1 - b2) * g * g;
        double alpha = a * Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t));
        w[i] = w[i] - a * decay * w[i] - alpha * m[i] / (Math.sqrt(v[i]) + e);
      }
    }
    float[] expected = {(float) w[0], (float) w[1], (float) w[2], (float) w[3]};
    assertArrayEquals(expected, Matrices.values(parameter.value()), 1e-5f);
  }

  @Test
  void without_decay_it_is_adam() {
    Parameter first = Steps.parameter(WEIGHTS, 2, 2);
    Parameter second = Steps.parameter(WEIGHTS, 2, 2);
    AdamW adamw = new AdamW(new WeightDecay(0));
    Adam adam = new Adam();
    for (float[] gradient : GRADIENTS) {
      Steps.step(adamw, first, gradient);
      Steps.step(adam, second, gradient);
    }
    assertArrayEquals(Matrices.values(second.value()), Matrices.values(first.value()));
  }

  /** The gradient of the last weight is 0: 4 * .875^2 after two steps of rate .25 and decay .5. */
  @Test
  void a_weight_without_gradient_shrinks_by_rate_times_decay() {
    Parameter parameter = Steps.parameter(WEIGHTS, 2, 2);
    AdamW adamw = new AdamW(new LearningRate(0.25), new WeightDecay(0.5));
    Steps.step(adamw, parameter, GRADIENTS[0]);
    Steps.step(adamw, parameter, GRADIENTS[1]);
    float last = Matrices.values(parameter.value())[3];
    assertArrayEquals(new float[] {3.0625f}, new float[] {last});
  }

  /** In the second step, the schedule halves both the step and the decay: 4 * .875 * .9375. */
  @Test
  void a_schedule_also_scales_the_decay() {
    Parameter parameter = Steps.parameter(WEIGHTS, 2, 2);
    LearningRate rate = new LearningRate(0.25, Optional.of(new ExponentialDecay(0.25, 1, 0.5)));
    AdamW adamw = new AdamW(rate, new WeightDecay(0.5));
    Steps.step(adamw, parameter, GRADIENTS[0]);
    Steps.step(adamw, parameter, GRADIENTS[1]);
    float last = Matrices.values(parameter.value())[3];
    assertArrayEquals(new float[] {3.28125f}, new float[] {last});
  }

  @Test
  void a_negative_decay_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightDecay(-1))
        .withMessage(
            "weightDecay: expected a finite number of at least 0 but got -1.0;"
                + " try weightDecay(0.004)");
  }
}
