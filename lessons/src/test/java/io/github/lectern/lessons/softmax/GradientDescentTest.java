package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.lessons.interactive.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientDescentTest {
  // At w = 0, every p is one half: L = ln 2, and the slope is ((.5-1)1 + (.5-1)2 + (.5-0)1) / 3.
  @Test
  void the_loss_and_its_slope_at_0_are_those_of_a_calculation_by_hand() {
    assertThat(GradientDescent.loss(0)).isCloseTo(0.693147, within(1e-6));
    assertThat(GradientDescent.slope(0)).isCloseTo(-1.0 / 3, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-4, -1, 0.5, 8})
  void the_slope_is_the_difference_quotient_of_the_loss(double w) {
    double h = 1e-5;
    assertThat(GradientDescent.slope(w))
        .isCloseTo(
            (GradientDescent.loss(w + h) - GradientDescent.loss(w - h)) / (2 * h), within(1e-8));
  }

  @Test
  void each_frame_states_the_step_that_follows() {
    List<Frame> frames = GradientDescent.of(0, 3).frames();
    assertThat(frames).hasSize(9);
    assertThat(frames.get(0).label()).isEqualTo("0");
    assertThat(frames.get(0).words())
        .isEqualTo(
            "After 0 steps: w = 0.00, loss 0.69, slope −0.33. The next step: 0.00 − 3 × (−0.33) = 1.00.");
    assertThat(frames.get(1).words()).startsWith("After 1 step: w = 1.00, ");
  }

  @Test
  void the_figure_starts_with_all_its_steps() {
    assertThat(GradientDescent.of(-3, 1)).asString().contains("After 8 steps: w = 0.67, loss 0.58");
  }

  @Test
  void a_step_out_of_the_picture_is_the_last() {
    List<Frame> frames = GradientDescent.of(-3, 20).frames();
    assertThat(frames).hasSize(1);
    assertThat(frames.get(0).words()).endsWith("The next step: −3.00 − 20 × (−0.97) = 16.33.");
  }

  @Test
  void a_start_or_a_learning_rate_out_of_range_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientDescent.of(9, 1))
        .withMessage("GradientDescent: expected a start from -4 to 8 but got 9.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientDescent.of(0, 0))
        .withMessage("GradientDescent: expected a learning rate above 0 but got 0.0");
  }
}
