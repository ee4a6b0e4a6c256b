package io.github.lectern.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void the_median_of_an_odd_number_is_the_middle_one() {
    assertThat(Statistics.median(9, 1, 4)).isEqualTo(4);
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
    assertThat(Statistics.median(9, 1, 4, 7)).isEqualTo(5.5);
  }

  @Test
  void the_median_leaves_its_numbers_in_their_order() {
    double[] values = {9, 1, 4};
    Statistics.median(values);
    assertThat(values).containsExactly(9, 1, 4);
  }

  @Test
  void the_minimum_is_the_smallest() {
    assertThat(Statistics.minimum(9, 1, 4)).isEqualTo(1);
  }

  @Test
  void an_empty_list_of_measurements_is_refused() {
    assertThatThrownBy(Statistics::median)
        .hasMessage("expected at least one measurement but got none");
  }
}
