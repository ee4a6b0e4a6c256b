package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class ReluTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Relu();
  }

  @Override
  double[] expected() {
    return new double[] {0, 0, 2};
  }

  @Test
  void the_gradient_at_0_is_0() {
    float[] gradient = {5, 6, 7};
    function().gradient(new Tile(new float[] {0, 1e-6f, 0}, 1, 3), new Tile(gradient, 1, 3));
    assertThat(gradient).containsExactly(0, 6, 0);
  }
}
