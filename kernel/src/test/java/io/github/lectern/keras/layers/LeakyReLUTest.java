package io.github.lectern.keras.layers;

import static io.github.lectern.keras.layers.Pointwise.outputs;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeakyReLUTest extends LayerContract {
  @Override
  Layer layer() {
    return new LeakyReLU(0.2);
  }

  @Override
  int[] sample() {
    return new int[] {3, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 2};
  }

  /** The example in the documentation of tf.keras.layers.LeakyReLU in TensorFlow 2.7. */
  @Test
  void values_are_those_in_the_documentation_of_keras() {
    assertThat(outputs(new LeakyReLU(), -3, -1, 0, 2))
        .containsExactly(new float[] {-0.9f, -0.3f, 0, 2}, within(1e-6f));
    assertThat(outputs(new LeakyReLU(0.1), -3, -1, 0, 2))
        .containsExactly(new float[] {-0.3f, -0.1f, 0, 2}, within(1e-6f));
  }

  /** In TensorFlow, the gradient is that of negative numbers where x is 0. */
  @Test
  void the_gradient_at_0_is_the_slope() {
    assertThat(Pointwise.gradients(new LeakyReLU(0.5), new float[] {-1, 0, 1}))
        .containsExactly(0.5f, 0.5f, 1);
  }

  @Test
  void nan_and_infinity_pass() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(outputs(new LeakyReLU(), Float.NaN, inf, -inf))
        .containsExactly(Float.NaN, inf, -inf);
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new LeakyReLU()).hasToString("LeakyReLU(name=leaky_re_lu, alpha=0.3)");
  }

  @Test
  void a_slope_that_is_not_finite_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeakyReLU(Double.NaN))
        .withMessage("LeakyReLU: expected a finite slope but got NaN; try new LeakyReLU(0.3)");
  }
}
