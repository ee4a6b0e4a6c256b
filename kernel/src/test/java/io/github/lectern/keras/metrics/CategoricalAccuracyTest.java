package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CategoricalAccuracyTest {
  private static final double NAN = Double.NaN;

  @Test
  void equals_the_documented_example() {
    // Keras 2.7 API documentation, tf.keras.metrics.CategoricalAccuracy
    var accuracy = new CategoricalAccuracy();
    accuracy.updateState(rows(row(0, 0, 1), row(0, 1, 0)), rows(row(.1, .9, .8), row(.05, .95, 0)));
    assertThat(accuracy.result()).isEqualTo(0.5);
    assertThat(accuracy.name()).isEqualTo("categorical_accuracy");
  }

  @Test
  void the_sparse_form_equals_its_documented_example() {
    // Keras 2.7 API documentation, tf.keras.metrics.SparseCategoricalAccuracy
    var accuracy = new SparseCategoricalAccuracy();
    accuracy.updateState(column(2, 1), rows(row(.1, .6, .3), row(.05, .95, 0)));
    assertThat(accuracy.result()).isEqualTo(0.5);
    assertThat(accuracy.name()).isEqualTo("sparse_categorical_accuracy");
  }

  @Test
  void the_first_of_equal_scores_counts() {
    var accuracy = new CategoricalAccuracy();
    accuracy.updateState(rows(row(1, 0, 0), row(0, 1, 0)), rows(row(.4, .4, .2), row(.4, .4, .2)));
    assertThat(accuracy.result()).isEqualTo(0.5);
  }

  @Test
  void a_row_of_nan_is_taken_for_the_first_class() {
    // so the accuracy of a diverged net is the fraction of the first class: .1 for ten classes
    var accuracy = new SparseCategoricalAccuracy();
    accuracy.updateState(
        column(0, 1, 2, 2),
        rows(row(NAN, NAN, NAN), row(NAN, NAN, NAN), row(NAN, NAN, NAN), row(NAN, .1, .2)));
    assertThat(accuracy.result()).isEqualTo(0.5);
  }

  @Test
  void class_codes_are_refused_with_both_ways_out() {
    var accuracy = new CategoricalAccuracy();
    assertThatThrownBy(() -> accuracy.updateState(column(2), rows(row(.1, .6, .3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"categorical_accuracy\": expected labels [n,3] but got [n,1]; "
                + "use toCategorical(y, 3), or SparseCategoricalAccuracy for class numbers");
  }

  @Test
  void one_hot_labels_are_refused_by_the_sparse_form() {
    var accuracy = new SparseCategoricalAccuracy();
    assertThatThrownBy(() -> accuracy.updateState(rows(row(0, 0, 1)), rows(row(.1, .6, .3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"sparse_categorical_accuracy\": expected class numbers [n,1] but got [n,3]; "
                + "use CategoricalAccuracy for one-hot labels");
  }

  @Test
  void other_numbers_of_rows_are_refused() {
    var accuracy = new SparseCategoricalAccuracy();
    assertThatThrownBy(() -> accuracy.updateState(column(0, 1), rows(row(.1, .6, .3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"sparse_categorical_accuracy\": expected the same number of rows in yTrue and"
                + " yPred but got 2 and 1");
  }
}
