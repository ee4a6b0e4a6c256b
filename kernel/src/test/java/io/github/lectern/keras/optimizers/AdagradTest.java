package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.InitialAccumulatorValue;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdagradTest {
  @Test
  void three_steps_follow_the_formula() {
    Steps.compare(new Adagrad(), adagrad(0.001, 0.1, 1e-7));
    Steps.compare(
        new Adagrad(new LearningRate(0.1), new InitialAccumulatorValue(2), new Epsilon(1e-3)),
        adagrad(0.1, 2, 1e-3));
    Steps.compare(
        new Adagrad(new LearningRate(0.1), new InitialAccumulatorValue(0)), adagrad(0.1, 0, 1e-7));
  }

  // s += g^2, from a start above 0;  w -= a g / (sqrt(s) + e) (adagrad_update_numpy in Keras' test)
  private static Steps.Rule adagrad(double a, double start, double e) {
    return (t, g, slots) -> {
      slots[0] = (t == 1 ? start : slots[0]) + g * g;
      return -a * g / (Math.sqrt(slots[0]) + e);
    };
  }

  /** s = .75 + .25 = 1, then 2: 1 - .5, then - 1 / sqrt(2). */
  @Test
  void steps_become_smaller() {
    Adagrad adagrad =
        new Adagrad(new LearningRate(1), new InitialAccumulatorValue(0.75), new Epsilon(0));
    Parameter w = Steps.parameter(new float[] {1, 1}, 1, 2);
    Steps.step(adagrad, w, new float[] {0.5f, 0});
    assertThat(Matrices.values(w.value())).containsExactly(0.5f, 1);
    Steps.step(adagrad, w, new float[] {1, 0});
    assertThat(Matrices.values(w.value())[0])
        .isCloseTo((float) (0.5 - Math.sqrt(0.5)), within(1e-6f));
    assertThat(adagrad.state(List.of(w)).get(0).toFloatVector()).containsExactly(2, 0.75f);
  }

  @Test
  void a_negative_start_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InitialAccumulatorValue(-0.1))
        .withMessage(
            "initialAccumulatorValue: expected a finite number of at least 0 but got -0.1;"
                + " try initialAccumulatorValue(0.1)");
  }
}
