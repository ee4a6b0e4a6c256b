package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.bench.curves.CostAxis.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostAxisTest {
  @ParameterizedTest
  @CsvSource({
    "DOUBLING, 8, 3, 8",
    "DOUBLING, 1024, 10, '1,024'",
    "DECADES, 0.01, -2, 0.01",
    "DECADES, 1000, 3, '1,000'",
    "FROM_ZERO, 0.3, 0.30000000000000004, 0.3",
    "FROM_ZERO, 0, 0, 0",
    "FROM_ZERO, 60000, 60000, '60,000'",
    "COUNT, 2, 2, 2"
  })
  void a_number_has_a_position_whose_label_is_the_number(
      Scale scale, double value, double place, String label) {
    CostAxis axis = new CostAxis("cost", scale);
    assertThat(axis.place(value)).isCloseTo(place, within(1e-12));
    assertThat(axis.label(place)).isEqualTo(label);
  }

  @Test
  void lists_of_different_lengths_are_refused() {
    CostAxis axis = new CostAxis("cost", Scale.COUNT);
    assertThatThrownBy(
            () -> new CostPanel("p", axis, axis, List.of(1.0, 2.0), List.of(3.0), List.of(4.0)))
        .hasMessage(
            "CostPanel: expected three non-empty lists of the same length but got lengths 2, 1"
                + " and 1");
  }
}
