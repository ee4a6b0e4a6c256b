package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccuracyTest {
  @Test
  void equals_the_documented_example() {
    // Keras 2.7 API documentation, tf.keras.metrics.Accuracy
    var accuracy = new Accuracy();
    accuracy.updateState(column(1, 2, 3, 4), column(0, 2, 3, 4));
    assertThat(accuracy.result()).isEqualTo(0.75);
    assertThat(accuracy.name()).isEqualTo("accuracy");
  }

  @Test
  void is_near_zero_for_probabilities_even_when_every_class_is_right() {
    var accuracy = new Accuracy();
    accuracy.updateState(rows(row(0, 1, 0), row(1, 0, 0)), rows(row(.1, .8, .1), row(.7, .3, 0)));
    // only the last entry equals its label exactly
    assertThat(accuracy.result()).isEqualTo(1.0 / 6);
  }

  @Test
  void nan_equals_nothing() {
    var accuracy = new Accuracy();
    accuracy.updateState(column(Double.NaN, 0, 1), column(Double.NaN, Double.NaN, 1));
    assertThat(accuracy.result()).isEqualTo(1.0 / 3);
  }

  @Test
  void other_widths_name_both_and_the_remedy() {
    var accuracy = new Accuracy();
    assertThatThrownBy(() -> accuracy.updateState(column(1), rows(row(.2, .8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"accuracy\": expected labels [n,2] but got [n,1]; "
                + "Accuracy compares entry by entry; use metrics(\"accuracy\") to compare classes");
  }
}
