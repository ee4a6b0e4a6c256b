package io.github.lectern.keras.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the rules of compute_fans in Keras 2.7. */
class FansTest {
  @Test
  void a_kernel_connects_its_rows_to_its_columns() {
    assertThat(Fans.of(784, 30)).isEqualTo(new Fans(784, 30, 23520));
  }

  @Test
  void a_bias_counts_its_outputs_for_both() {
    assertThat(Fans.of(30)).isEqualTo(new Fans(30, 30, 30));
  }

  // 3 x 5 positions of 2 inputs and 7 outputs
  @Test
  void further_axes_in_front_are_positions() {
    assertThat(Fans.of(3, 5, 2, 7)).isEqualTo(new Fans(30, 105, 210));
  }
}
