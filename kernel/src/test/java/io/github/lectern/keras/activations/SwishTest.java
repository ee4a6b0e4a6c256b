package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class SwishTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Swish();
  }

  // -2 / (1 + exp(2)), 0, 2 / (1 + exp(-2))
  @Override
  double[] expected() {
    return new double[] {-0.2384058, 0, 1.7615942};
  }

  /** The example in the documentation of tf.keras.activations.swish. */
  @Test
  void the_example_of_keras_documentation() {
    assertThat(apply(new float[] {-20, -1, 1, 20}, 1))
        .containsExactly(
            new float[] {-4.1223075e-8f, -0.26894143f, 0.73105860f, 20}, within(1e-7f));
  }

  /** The minimum is at z = -1.2784645, where the slope changes its sign. */
  @Test
  void both_sides_of_the_minimum_have_slopes_of_different_signs() {
    float[] dy = {1, 1, 1};
    float[] z = {-1.5f, -1.2784646f, -1};
    function().gradient(new Tile(z, 1, 3), new Tile(dy, 1, 3));
    assertThat(dy[0]).isNegative();
    assertThat(dy[1]).isCloseTo(0, within(1e-6f));
    assertThat(dy[2]).isPositive();
  }
}
