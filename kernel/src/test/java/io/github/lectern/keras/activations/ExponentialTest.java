package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class ExponentialTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Exponential();
  }

  // exp(-2), exp(0), exp(2)
  @Override
  double[] expected() {
    return new double[] {0.1353353, 1, 7.3890561};
  }

  /** The example in the documentation of tf.keras.activations.exponential. */
  @Test
  void the_example_of_keras_documentation() {
    assertThat(apply(new float[] {-3, -1, 1, 3}, 1))
        .containsExactly(
            new float[] {0.04978707f, 0.36787945f, 2.7182817f, 20.085537f}, within(2e-6f));
  }

  @Test
  void the_gradient_of_a_large_output_is_that_output() {
    float[] dy = {1, 1};
    function().gradient(new Tile(new float[] {7, 1e30f}, 1, 2), new Tile(dy, 1, 2));
    assertThat(dy).containsExactly(7, 1e30f);
  }
}
