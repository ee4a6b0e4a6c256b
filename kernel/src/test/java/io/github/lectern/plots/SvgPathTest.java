package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPathTest {
  @Test
  void coordinates_become_relative_with_one_decimal() {
    assertThat(SvgPath.compact("M10 20 L30.26 20 L30.26 15.5", 0, 0))
        .isEqualTo("M10 20l20.3 0 0-4.5");
  }

  @Test
  void a_path_is_moved() {
    assertThat(SvgPath.compact("M1 2 L3 4", 100, -2)).isEqualTo("M101 0l2 2");
  }

  @Test
  void curves_keep_their_control_points() {
    assertThat(SvgPath.compact("M0 0 Q1 2 3 4 C5 6 7 8 9 10 Z", 0, 0))
        .isEqualTo("M0 0q1 2 3 4c2 2 4 4 6 6z");
  }

  @Test
  void a_second_part_starts_relative_to_the_start_of_the_closed_first_part() {
    assertThat(SvgPath.compact("M5 5 L9 5 Z M6 7 L8 7", 0, 0)).isEqualTo("M5 5l4 0zm1 2 2 0");
  }

  @Test
  void rounding_errors_do_not_add_up() {
    StringBuilder steps = new StringBuilder("M0 0");
    for (int i = 1; i <= 100; i++) {
      steps.append(" L%.2f 0".formatted(i * 1.04));
    }
    double end =
        Pattern.compile("(?<=[l ])[\\d.]+(?= 0)")
            .matcher(SvgPath.compact(steps.toString(), 0, 0))
            .results()
            .mapToDouble(step -> Double.parseDouble(step.group()))
            .sum();
    assertThat(Math.round(10 * end)).isEqualTo(1040);
  }

  @Test
  void fractions_and_small_exponents_are_read() {
    assertThat(SvgPath.compact("M-0.5 1.0E-3 L.5 0", 0, 0)).isEqualTo("M-.5 0l1 0");
  }
}
