package io.github.lectern.lessons.logistic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SaturationTest {
  // At every step in float32: 1 + e^-z rounds to 1 below 2^-24, 24 ln 2 = 16.64; e^-z overflows at
  // 128 ln 2 = 88.73.
  // Rounded to float32: 1 - p below 2^-25 rounds to 1, 25 ln 2 = 17.33; p below 2^-150 to 0,
  // 150 ln 2 = 103.97.
  // At every step in float64: 1 + e^-z rounds to 1 below 2^-53, 53 ln 2 = 36.74; e^-z overflows at
  // 1024 ln 2 = 709.78.
  @Test
  void the_limits_are_reached_where_the_precision_ends() {
    Table table = Saturation.table();
    assertThat(table.stringColumn("computed").asList())
        .satisfiesExactly(
            form -> assertThat(form).startsWith("in float32, at every step"),
            form -> assertThat(form).startsWith("in float64, then rounded to float32"),
            form -> assertThat(form).startsWith("in float64, at every step"));
    assertThat(table.doubleColumn(1).asDoubleArray()).containsExactly(-88.73, -103.98, -709.79);
    assertThat(table.doubleColumn(2).asDoubleArray()).containsExactly(16.64, 17.33, 36.74);
  }
}
