package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

/** The expected values are from the API documentation of Keras 2.7, which shows float32 values. */
class MeanLossTest {
  private static final double TOLERANCE = 1e-6;
  private static final Tile TWO = rows(row(.6, .4), row(.4, .6));
  private static final Tile THREE = rows(row(.05, .95, 0), row(.1, .8, .1));

  private static double value(String name, Tile yTrue, Tile yPred) {
    Metric metric = Metrics.resolve(name, yTrue.width(), yPred.width());
    metric.updateState(yTrue, yPred);
    return metric.result();
  }

  @Test
  void squared_and_absolute_errors_equal_the_documented_examples() {
    Tile y = rows(row(0, 1), row(0, 0));
    Tile p = rows(row(1, 1), row(0, 0));
    assertThat(value("mse", y, p)).isEqualTo(.25);
    assertThat(value("MeanAbsoluteError", y, p)).isEqualTo(.25);
  }

  @Test
  void errors_are_squared_before_they_are_averaged() {
    // (2^2 + 1^2 + 0 + 3^2) / 4 and (2 + 1 + 0 + 3) / 4
    Tile y = rows(row(0, 1), row(2, -1));
    Tile p = rows(row(2, 0), row(2, 2));
    assertThat(value("mean_squared_error", y, p)).isEqualTo(3.5);
    assertThat(value("mae", y, p)).isEqualTo(1.5);
  }

  @Test
  void binary_crossentropy_equals_the_documented_example() {
    assertThat(value("BinaryCrossentropy", rows(row(0, 1), row(0, 0)), TWO))
        .isCloseTo(0.81492424, within(TOLERANCE));
  }

  @Test
  void categorical_crossentropy_equals_the_documented_example() {
    assertThat(value("categorical_crossentropy", rows(row(0, 1, 0), row(0, 0, 1)), THREE))
        .isCloseTo(1.1769392, within(TOLERANCE));
  }

  @Test
  void sparse_categorical_crossentropy_equals_the_documented_example() {
    assertThat(value("sparse_categorical_crossentropy", column(1, 2), THREE))
        .isCloseTo(1.1769392, within(TOLERANCE));
  }

  @Test
  void a_certain_mistake_costs_as_much_as_the_fuzz_factor_allows() {
    // -ln 1e-7 = 16.118096
    assertThat(value("categorical_crossentropy", rows(row(0, 1)), rows(row(1, 0))))
        .isCloseTo(16.118096, within(TOLERANCE));
  }

  @Test
  void a_class_code_beyond_the_outputs_is_refused() {
    assertThatThrownBy(() -> value("sparse_categorical_crossentropy", column(0, 3), THREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "sparse_categorical_crossentropy: expected a class number from 0 to 2 but got 3;");
  }
}
