package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import org.junit.jupiter.api.Test;

class SGDTest {
  // w -= a g
  @Test
  void without_momentum_each_step_is_the_gradient_times_the_learning_rate() {
    Steps.compare(new SGD(), (t, g, slots) -> -0.01 * g);
    Steps.compare(new SGD(new LearningRate(0.3)), (t, g, slots) -> -0.3 * g);
  }

  // v = u v - a g;  w += v (Qian, 1999, as Keras writes it)
  @Test
  void momentum_repeats_a_part_of_the_last_step() {
    Steps.compare(
        new SGD(new LearningRate(0.1), new Momentum(0.9)),
        (t, g, slots) -> {
          slots[0] = 0.9 * slots[0] - 0.1 * g;
          return slots[0];
        });
  }

  // v = u v - a g;  w += u v - a g (Sutskever et al., 2013, as Keras writes it)
  @Test
  void nesterov_looks_ahead_by_the_momentum() {
    Steps.compare(
        new SGD(new LearningRate(0.1), new Momentum(0.9), new Nesterov(true)),
        (t, g, slots) -> {
          slots[0] = 0.9 * slots[0] - 0.1 * g;
          return 0.9 * slots[0] - 0.1 * g;
        });
  }

  @Test
  void nesterov_without_momentum_changes_nothing() {
    Steps.compare(new SGD(new LearningRate(0.1), new Nesterov(true)), (t, g, slots) -> -0.1 * g);
  }
}
