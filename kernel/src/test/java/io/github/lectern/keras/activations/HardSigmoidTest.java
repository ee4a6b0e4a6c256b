package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class HardSigmoidTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new HardSigmoid();
  }

  // 0.2 z + 0.5
  @Override
  double[] expected() {
    return new double[] {0.1, 0.5, 0.9};
  }

  /** The example in the documentation of tf.keras.activations.hard_sigmoid. */
  @Test
  void the_example_of_keras_documentation() {
    assertThat(apply(new float[] {-3, -1, 0, 1, 3}, 1))
        .containsExactly(new float[] {0, 0.3f, 0.5f, 0.7f, 1}, within(1e-6f));
  }

  @Test
  void the_gradient_is_0_where_the_output_is_0_or_1() {
    float[] dy = {5, 5, 5};
    function().gradient(new Tile(new float[] {0, 0.5f, 1}, 1, 3), new Tile(dy, 1, 3));
    assertThat(dy).containsExactly(0, 1, 0);
  }
}
