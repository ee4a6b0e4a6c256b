package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void pixels_0_to_27_are_counted_by_fives() {
    assertThat(Ticks.between(0, 27, 8).values()).containsExactly(0., 5., 10., 15., 20., 25.);
  }

  @Test
  void grey_values_are_counted_by_fifties() {
    Ticks ticks = Ticks.between(0, 255, 6);
    assertThat(ticks.values()).containsExactly(0., 50., 100., 150., 200., 250.);
    assertThat(ticks.values().stream().map(ticks::label)).first().isEqualTo("0");
  }

  @Test
  void labels_have_as_many_decimals_as_the_step() {
    Ticks ticks = Ticks.between(-0.19, 0.19, 6);
    assertThat(ticks.values().stream().map(ticks::label)).containsExactly("−0.1", "0.0", "0.1");
    assertThat(Ticks.between(0.58, 0.9, 8).label(0.6)).isEqualTo("0.60");
  }

  @Test
  void the_number_of_ticks_is_kept() {
    for (double to : new double[] {0.003, 1, 7, 12, 99, 12345}) {
      List<Double> values = Ticks.between(0, to, 5).values();
      assertThat(values).as("0 to %s", to).hasSizeBetween(2, 5);
      assertThat(values.get(values.size() - 1)).isLessThanOrEqualTo(to * 1.0001);
    }
  }

  @Test
  void a_span_of_nothing_has_one_tick() {
    assertThat(Ticks.between(3, 3, 5).values()).containsExactly(3.);
    assertThat(Ticks.between(3, 3, 5).step()).isCloseTo(1, Offset.offset(0.0));
  }
}
