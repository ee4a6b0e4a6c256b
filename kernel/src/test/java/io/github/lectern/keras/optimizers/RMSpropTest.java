package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import org.junit.jupiter.api.Test;

class RMSpropTest {
  // s = r s + (1 - r) g^2;  w -= a g / (sqrt(s) + e) (Hinton, lecture 6e, 2012)
  @Test
  void without_momentum_epsilon_stands_beside_the_root() {
    Steps.compare(
        new RMSprop(new LearningRate(0.1), new Rho(0.8), new Epsilon(0.01)),
        (t, g, slots) -> {
          slots[0] = 0.8 * slots[0] + 0.2 * g * g;
          return -0.1 * g / (Math.sqrt(slots[0]) + 0.01);
        });
  }

  // s = r s + (1 - r) g^2;  v = u v + a g / sqrt(s + e);  w -= v (TensorFlow's ApplyRMSProp)
  @Test
  void with_momentum_epsilon_stands_below_the_root() {
    Steps.compare(
        new RMSprop(new LearningRate(0.1), new Rho(0.8), new Epsilon(0.01), new Momentum(0.5)),
        (t, g, slots) -> {
          slots[0] = 0.8 * slots[0] + 0.2 * g * g;
          slots[1] = 0.5 * slots[1] + 0.1 * g / Math.sqrt(slots[0] + 0.01);
          return -slots[1];
        });
  }

  @Test
  void defaults_are_those_of_keras() {
    Steps.compare(
        new RMSprop(),
        (t, g, slots) -> {
          slots[0] = 0.9 * slots[0] + 0.1 * g * g;
          return -0.001 * g / (Math.sqrt(slots[0]) + 1e-7);
        });
  }
}
