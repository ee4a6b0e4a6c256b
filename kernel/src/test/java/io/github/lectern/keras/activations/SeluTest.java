package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class SeluTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Selu();
  }

  // 1.05070098 x 1.67326324 x (exp(-2) - 1), and 1.05070098 x 2
  @Override
  double[] expected() {
    return new double[] {-1.5201665, 0, 2.1014020};
  }

  /** Klambauer et al., 2017: mean 0 and variance 1 are a fixed point of the function. */
  @Test
  void keeps_mean_0_and_variance_1_of_a_normal_distribution() {
    double mean = 0;
    double square = 0;
    double step = 1e-3;
    for (double z = -9; z < 9; z += step) {
      double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double y = apply(new float[] {(float) z}, 1)[0];
      mean += step * density * y;
      square += step * density * y * y;
    }
    assertThat(mean).isCloseTo(0, within(1e-4));
    assertThat(square).isCloseTo(1, within(1e-4));
  }

  @Test
  void the_gradient_has_a_jump_at_0() {
    float[] gradient = {1, 1};
    function()
        .gradient(new Tile(apply(new float[] {-1e-6f, 1e-6f}, 1), 1, 2), new Tile(gradient, 1, 2));
    assertThat(gradient[0]).isCloseTo(1.7580993f, within(1e-5f));
    assertThat(gradient[1]).isCloseTo(1.050701f, within(1e-5f));
  }
}
