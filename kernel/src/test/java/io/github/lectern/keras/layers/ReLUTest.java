package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.maxValue;
import static io.github.lectern.keras.Keywords.negativeSlope;
import static io.github.lectern.keras.layers.Pointwise.outputs;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReLUTest extends LayerContract {
  @Override
  Layer layer() {
    return new ReLU(negativeSlope(0.25));
  }

  @Override
  int[] sample() {
    return new int[] {3, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 2};
  }

  /** The examples in the documentation of tf.keras.layers.ReLU in TensorFlow 2.7. */
  @Test
  void values_are_those_in_the_documentation_of_keras() {
    float[] x = {-3, -1, 0, 2};
    assertThat(outputs(new ReLU(), x)).containsExactly(0, 0, 0, 2);
    assertThat(outputs(new ReLU(maxValue(1)), x)).containsExactly(0, 0, 0, 1);
    assertThat(outputs(new ReLU(negativeSlope(1)), x)).containsExactly(-3, -1, 0, 2);
  }

  @Test
  void the_maximum_applies_only_to_positive_numbers() {
    float[] x = {-8, 0.5f, 3, 5};
    assertThat(outputs(new ReLU(3, negativeSlope(0.5)), x)).containsExactly(-4, 0.5f, 3, 3);
  }

  /** As in TensorFlow: clip_by_value passes the gradient at the maximum itself. */
  @Test
  void gradients_are_those_of_the_three_pieces() {
    float[] x = {-8, 0, 0.5f, 3, 5};
    assertThat(Pointwise.gradients(new ReLU(3, negativeSlope(0.5)), x))
        .containsExactly(0.5f, 0.5f, 1, 1, 0);
    assertThat(Pointwise.gradients(new ReLU(), x)).containsExactly(0, 0, 1, 1, 1);
  }

  @Test
  void nan_and_infinity_pass_and_minus_infinity_becomes_0() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(outputs(new ReLU(), Float.NaN, inf, -inf)).containsExactly(Float.NaN, inf, 0);
    assertThat(outputs(new ReLU(2), Float.NaN, inf, -inf)).containsExactly(Float.NaN, 2, 0);
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new ReLU()).hasToString("ReLU(name=re_lu, negative_slope=0.0)");
    assertThat(new ReLU(6)).hasToString("ReLU(name=re_lu_1, max_value=6.0, negative_slope=0.0)");
  }

  @Test
  void a_negative_option_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReLU(-1))
        .withMessage(
            "maxValue: expected a finite number of at least 0 but got -1.0; try maxValue(6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> negativeSlope(Double.NaN))
        .withMessage(
            "negativeSlope: expected a finite number of at least 0 but got NaN; try"
                + " negativeSlope(0.1)");
  }
}
