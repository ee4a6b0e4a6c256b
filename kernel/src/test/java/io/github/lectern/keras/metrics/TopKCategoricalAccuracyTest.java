package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests both top-k metrics. */
class TopKCategoricalAccuracyTest {
  private static final Tile P =
      rows(row(.1, .9, .8, .3), row(.05, .95, 0, .5), row(.4, .3, .2, .1));
  private static final Tile ONE_HOT = rows(row(0, 0, 1, 0), row(0, 1, 0, 0), row(0, 0, 0, 1));
  private static final Tile CODES = column(2, 1, 3);

  /** The labels have ranks 2, 1 and 4. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "9, 3"})
  void a_row_counts_if_its_label_is_among_the_k_largest(int k, double correct) {
    assertThat(value(new TopKCategoricalAccuracy(k), ONE_HOT, P)).isEqualTo(correct / 3);
    assertThat(value(new SparseTopKCategoricalAccuracy(k), CODES, P)).isEqualTo(correct / 3);
  }

  /** The example in the documentation of tf.keras.metrics.TopKCategoricalAccuracy. */
  @Test
  void the_example_of_keras_documentation() {
    Tile p = rows(row(.1, .9, .8), row(.05, .95, 0));
    Tile y = rows(row(0, 0, 1), row(0, 1, 0));
    assertThat(value(new TopKCategoricalAccuracy(1), y, p)).isEqualTo(0.5);
    assertThat(value(new SparseTopKCategoricalAccuracy(1), column(2, 1), p)).isEqualTo(0.5);
  }

  @Test
  void k_is_5_by_default() {
    Tile p = rows(row(.9, .8, .7, .6, .5, .4), row(.9, .8, .7, .6, .5, .4));
    assertThat(value(new SparseTopKCategoricalAccuracy(), column(4, 5), p)).isEqualTo(0.5);
    assertThat(new TopKCategoricalAccuracy().config()).containsEntry("k", 5);
  }

  @Test
  void classes_with_equal_scores_are_all_included_as_in_tensorflow() {
    Tile p = rows(row(.5, .5, .5, .1), row(.5, .5, .5, .1));
    assertThat(value(new SparseTopKCategoricalAccuracy(1), column(2, 3), p)).isEqualTo(0.5);
  }

  @Test
  void a_row_with_nan_is_wrong_as_in_tensorflow() {
    Tile p = rows(row(Double.NaN, .9), row(.1, .9));
    assertThat(value(new SparseTopKCategoricalAccuracy(2), column(1, 1), p)).isEqualTo(0.5);
  }

  @Test
  void names_are_those_of_keras_unless_one_is_given() {
    assertThat(new TopKCategoricalAccuracy().name()).isEqualTo("top_k_categorical_accuracy");
    assertThat(new SparseTopKCategoricalAccuracy().name())
        .isEqualTo("sparse_top_k_categorical_accuracy");
    assertThat(new TopKCategoricalAccuracy(3, name("top3")).name()).isEqualTo("top3");
  }

  @Test
  void a_k_below_1_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopKCategoricalAccuracy(0))
        .withMessage(
            "TopKCategoricalAccuracy: expected k to be at least 1 but got 0;"
                + " try new TopKCategoricalAccuracy(5)");
    assertThatIllegalArgumentException().isThrownBy(() -> new SparseTopKCategoricalAccuracy(-1));
  }

  @Test
  void labels_of_the_other_kind_are_refused_with_the_right_metric() {
    assertThat(new TopKCategoricalAccuracy().mismatch(1, 4))
        .hasValueSatisfying(text -> assertThat(text).contains("SparseTopKCategoricalAccuracy"));
    assertThat(new SparseTopKCategoricalAccuracy().mismatch(4, 4))
        .hasValueSatisfying(text -> assertThat(text).contains("use TopKCategoricalAccuracy"));
  }

  private static double value(Metric metric, Tile yTrue, Tile yPred) {
    metric.updateState(yTrue, yPred);
    return metric.result();
  }
}
