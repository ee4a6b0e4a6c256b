package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import org.junit.jupiter.api.Test;

class BinaryAccuracyTest {
  @Test
  void equals_the_documented_example() {
    // Keras 2.7 API documentation, tf.keras.metrics.BinaryAccuracy
    var accuracy = new BinaryAccuracy();
    accuracy.updateState(column(1, 1, 0, 0), column(.98, 1, 0, .6));
    assertThat(accuracy.result()).isEqualTo(0.75);
    assertThat(accuracy.name()).isEqualTo("binary_accuracy");
  }

  @Test
  void a_prediction_at_the_threshold_is_a_zero() {
    var accuracy = new BinaryAccuracy(new Threshold(.6));
    accuracy.updateState(column(0, 1, 1), column(.6, .6, .61));
    assertThat(accuracy.result()).isEqualTo(2.0 / 3);
  }

  @Test
  void several_columns_count_entry_by_entry() {
    var accuracy = new BinaryAccuracy();
    accuracy.updateState(rows(row(1, 0, 0), row(0, 1, 0)), rows(row(.9, .8, .1), row(.2, .3, .4)));
    assertThat(accuracy.result()).isEqualTo(4.0 / 6);
  }

  @Test
  void nan_is_a_zero() {
    var accuracy = new BinaryAccuracy();
    accuracy.updateState(column(0, 1, 1, 1), column(Double.NaN, Double.NaN, .9, .8));
    assertThat(accuracy.result()).isEqualTo(.75);
  }
}
