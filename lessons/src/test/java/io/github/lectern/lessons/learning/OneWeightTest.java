package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.lessons.interactive.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneWeightTest {
  // At w = 0, every p is one half: L = ln 2, and the slope is ((.5-1)1 + (.5-0)1 + (.5-1)2) / 3.
  @Test
  void the_loss_and_its_slope_at_0_are_those_of_a_calculation_by_hand() {
    assertThat(OneWeight.loss(0)).isCloseTo(0.693147, within(1e-6));
    assertThat(OneWeight.slope(0)).isCloseTo(-1.0 / 3, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-4, -1, 0.5, 8})
  void the_slope_is_the_difference_quotient_of_the_loss(double w) {
    double h = 1e-5;
    assertThat(OneWeight.slope(w))
        .isCloseTo((OneWeight.loss(w + h) - OneWeight.loss(w - h)) / (2 * h), within(1e-8));
  }

  @Test
  void the_slider_of_the_weight_says_where_the_loss_falls() {
    List<Frame> frames = OneWeight.slope().frames();
    assertThat(frames).hasSize(49);
    assertThat(frames.get(16).words())
        .isEqualTo(
            "w = 0.00: loss 0.69, slope −0.33. The loss falls to the right, so a larger weight is"
                + " better.");
    assertThat(frames.get(48).words()).contains("so a smaller weight is better");
    assertThat(OneWeight.slope()).asString().contains("w = −3.00: loss 3.03, slope −0.97.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, never turned back",
    "4, never turned back",
    "6, turned back 9 times",
    "9, turned back 10 times",
    "11, after 0 steps; the next step leaves the picture"
  })
  void a_learning_rate_is_too_small_right_or_too_large(int frame, String words) {
    assertThat(OneWeight.learningRates().frames().get(frame).words()).contains(words);
  }

  @Test
  void the_right_rate_is_at_the_bottom_and_the_small_one_is_not() {
    List<Frame> frames = OneWeight.learningRates().frames();
    assertThat(frames.get(0).words()).contains("rate of 0.05", "at −2.43", "loss 2.49");
    assertThat(frames.get(5).words()).contains("rate of 2,", "at 0.76", "loss 0.58");
  }
}
