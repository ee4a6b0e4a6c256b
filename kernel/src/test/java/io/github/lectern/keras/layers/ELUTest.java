package io.github.lectern.keras.layers;

import static io.github.lectern.keras.layers.Pointwise.outputs;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ELUTest extends LayerContract {
  @Override
  Layer layer() {
    return new ELU(0.7);
  }

  @Override
  int[] sample() {
    return new int[] {3, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 2};
  }

  // exp(-2) - 1 = -0.8646647, exp(-0.5) - 1 = -0.3934693
  @Test
  void values_are_those_computed_by_hand() {
    assertThat(outputs(new ELU(), -2, -0.5f, 0, 3))
        .containsExactly(new float[] {-0.8646647f, -0.3934693f, 0, 3}, within(1e-6f));
    assertThat(outputs(new ELU(2), -2, -0.5f, 0, 3))
        .containsExactly(new float[] {-1.7293293f, -0.7869387f, 0, 3}, within(1e-6f));
  }

  // exp(-2) = 0.1353353
  @Test
  void gradients_are_those_computed_by_hand() {
    assertThat(Pointwise.gradients(new ELU(), new float[] {-2, 0, 1}))
        .containsExactly(new float[] {0.1353353f, 1, 1}, within(1e-6f));
    assertThat(Pointwise.gradients(new ELU(2), new float[] {-2, 1}))
        .containsExactly(new float[] {0.2706706f, 1}, within(1e-6f));
  }

  @Test
  void nan_and_infinity_pass_and_minus_infinity_becomes_minus_alpha() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(outputs(new ELU(0.5), Float.NaN, inf, -inf)).containsExactly(Float.NaN, inf, -0.5f);
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new ELU()).hasToString("ELU(name=elu, alpha=1.0)");
  }

  @Test
  void an_alpha_that_is_not_finite_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ELU(Double.NEGATIVE_INFINITY))
        .withMessage("ELU: expected a finite alpha but got -Infinity; try new ELU(1)");
  }
}
