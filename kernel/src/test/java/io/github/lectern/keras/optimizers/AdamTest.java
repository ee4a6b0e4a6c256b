package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void three_steps_follow_the_formula() {
    Steps.compare(new Adam(), adam(0.001, 0.9, 0.999, 1e-7));
    Steps.compare(
        new Adam(new LearningRate(0.1), new Beta1(0.5), new Beta2(0.9), new Epsilon(1e-3)),
        adam(0.1, 0.5, 0.9, 1e-3));
  }

  // m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
  // w -= a sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + e) (Kingma and Ba, 2015, end of section 2)
  private static Steps.Rule adam(double a, double b1, double b2, double e) {
    return (t, g, slots) -> {
      slots[0] = b1 * slots[0] + (1 - b1) * g;
      slots[1] = b2 * slots[1] + (1 - b2) * g * g;
      double alpha = a * Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t));
      return -alpha * slots[0] / (Math.sqrt(slots[1]) + e);
    };
  }
}
