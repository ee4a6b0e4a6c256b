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

  /** As in TensorFlow, dy is multiplied by [y > 0], so that NaN and infinity are not lost. */
  @Test
  void a_gradient_that_is_not_finite_stays_so_also_where_y_is_0() {
    float inf = Float.POSITIVE_INFINITY;
    float[] gradient = {Float.NaN, inf, -inf, Float.NaN, 3, 7};
    float[] y = {0, 0, 2, 2, inf, Float.MIN_VALUE};
    function().gradient(new Tile(y, 2, 3), new Tile(gradient, 2, 3));
    assertThat(gradient).containsExactly(Float.NaN, Float.NaN, -inf, Float.NaN, 3, 7);
  }

  @Test
  void infinity_and_the_smallest_number_pass_and_minus_infinity_becomes_0() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(apply(new float[] {inf, -inf, Float.MIN_VALUE}, 1))
        .containsExactly(inf, 0, Float.MIN_VALUE);
  }
}
