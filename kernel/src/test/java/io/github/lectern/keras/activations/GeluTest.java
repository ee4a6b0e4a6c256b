package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class GeluTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Gelu();
  }

  // -2 * 0.0227501, 0, 2 * 0.9772499: the normal distribution below -2 and 2
  @Override
  double[] expected() {
    return new double[] {-0.0455003, 0, 1.9544997};
  }

  /**
   * The example in the documentation of tf.keras.activations.gelu, whose first number has the
   * rounding error of 1 + erf(z) in float32: -3 * 0.0013498980 is -0.0040496941.
   */
  @Test
  void the_example_of_keras_documentation() {
    assertThat(apply(new float[] {-3, -1, 0, 1, 3}, 1))
        .containsExactly(
            new float[] {-0.00404951f, -0.15865529f, 0, 0.8413447f, 2.9959507f}, within(5e-7f));
  }

  /** The minimum is at z = -0.7517916, where the slope changes its sign. */
  @Test
  void both_sides_of_the_minimum_have_slopes_of_different_signs() {
    float[] dy = {1, 1, 1};
    float[] z = {-1, -0.7517916f, -0.5f};
    function().gradient(new Tile(z, 1, 3), new Tile(dy, 1, 3));
    assertThat(dy[0]).isNegative();
    assertThat(dy[1]).isCloseTo(0, within(1e-6f));
    assertThat(dy[2]).isPositive();
  }
}
