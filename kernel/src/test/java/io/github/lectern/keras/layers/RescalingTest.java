package io.github.lectern.keras.layers;

import static io.github.lectern.keras.layers.Pointwise.outputs;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class RescalingTest extends LayerContract {
  @Override
  Layer layer() {
    return new Rescaling(0.5, -0.25);
  }

  @Override
  int[] sample() {
    return new int[] {3, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 2};
  }

  /** The ranges in the documentation of tf.keras.layers.Rescaling. */
  @Test
  void pixels_come_into_the_range_from_0_or_minus_1_to_1() {
    assertThat(outputs(new Rescaling(1.0 / 255), 0, 51, 255))
        .containsExactly(new float[] {0, 0.2f, 1}, within(1e-7f));
    assertThat(outputs(new Rescaling(1 / 127.5, -1), 0, 51, 255))
        .containsExactly(new float[] {-1, -0.6f, 1}, within(1e-6f));
  }

  @Test
  void pixels_may_be_bytes() {
    var x = Nd4j.createFromArray(new int[] {200, 100}).castTo(DataType.UINT8).reshape(1, 2);
    assertThat(new Rescaling(0.5, 1).call(x).toFloatVector()).containsExactly(101, 51);
  }

  @Test
  void the_gradient_is_the_scale() {
    assertThat(Pointwise.gradients(new Rescaling(-3, 7), 1, -2)).containsExactly(-3, -3);
  }

  @Test
  void nan_stays() {
    assertThat(outputs(new Rescaling(2), Float.NaN, 1)).containsExactly(Float.NaN, 2);
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new Rescaling(0.5)).hasToString("Rescaling(name=rescaling, scale=0.5, offset=0.0)");
  }

  @Test
  void a_scale_from_an_integer_division_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rescaling(1 / Integer.valueOf(255)))
        .withMessage(
            "Rescaling: expected a scale other than 0 but got 0; in Java, 1 / 255 is an integer"
                + " division, which gives 0: write 1.0 / 255");
  }

  @Test
  void numbers_that_are_not_finite_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rescaling(1, Double.NaN))
        .withMessage(
            "Rescaling: expected a finite scale and offset but got 1.0 and NaN;"
                + " try new Rescaling(1.0 / 255)");
  }
}
