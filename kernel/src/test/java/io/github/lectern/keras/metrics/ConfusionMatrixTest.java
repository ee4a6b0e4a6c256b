package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConfusionMatrixTest {
  private static final INDArray TRUTH = Nd4j.createFromArray(2, 0, 2, 2, 0, 1);
  private static final INDArray PREDICTED = Nd4j.createFromArray(0, 0, 2, 2, 0, 2);
  // from scikit-learn's documentation of confusion_matrix, where rows are the true classes
  private static final ConfusionMatrix DOCUMENTED =
      ConfusionMatrix.of(new long[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});

  @Test
  void codes_give_the_documented_example_with_the_true_class_in_rows() {
    ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, PREDICTED);
    assertThat(matrix).isEqualTo(DOCUMENTED);
    assertThat(matrix.count(1, 2)).isEqualTo(1);
    assertThat(matrix.count(2, 1)).isZero();
  }

  @Test
  void one_hot_rows_and_probabilities_give_the_same_as_codes() {
    INDArray oneHot =
        Nd4j.createFromArray(
            new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 0, 1}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}});
    INDArray probabilities =
        Nd4j.createFromArray(
            new float[][] {
              {.5f, .1f, .4f},
              {.9f, .1f, 0},
              {0, .2f, .8f},
              {.3f, .3f, .4f},
              {1, 0, 0},
              {0, .4f, .6f}
            });
    assertThat(ConfusionMatrix.of(oneHot, probabilities)).isEqualTo(DOCUMENTED);
    assertThat(ConfusionMatrix.of(TRUTH, probabilities)).isEqualTo(DOCUMENTED);
    assertThat(ConfusionMatrix.of(oneHot, PREDICTED.reshape(6, 1))).isEqualTo(DOCUMENTED);
  }

  @Test
  void a_class_that_no_sample_shows_still_has_a_row_if_there_is_a_column_for_it() {
    INDArray probabilities = Nd4j.createFromArray(new float[][] {{.1f, .9f, 0, 0}});
    assertThat(ConfusionMatrix.of(Nd4j.createFromArray(0), probabilities).classes()).isEqualTo(4);
  }

  @Test
  void margins_are_the_sums_of_rows_and_columns() {
    assertThat(DOCUMENTED.support(2)).isEqualTo(3);
    assertThat(DOCUMENTED.predicted(2)).isEqualTo(3);
    assertThat(DOCUMENTED.support(1)).isEqualTo(1);
    assertThat(DOCUMENTED.predicted(1)).isZero();
    assertThat(DOCUMENTED.total()).isEqualTo(6);
    assertThat(DOCUMENTED.accuracy()).isCloseTo(4.0 / 6, within(1e-15));
  }

  @Test
  void one_class_against_the_rest_is_a_matrix_of_yes_and_no() {
    // class 0: 2 of 2 samples are found, and one sample of class 2 is predicted as class 0
    assertThat(DOCUMENTED.named(List.of("ant", "bee", "cat")).oneVsRest(0))
        .isEqualTo(BinaryConfusionMatrix.of(2, 0, 1, 3).named("ant", "not ant"));
    // class 2: 2 of 3 samples are found, and one sample of class 1 is predicted as class 2
    assertThat(DOCUMENTED.oneVsRest(2))
        .isEqualTo(BinaryConfusionMatrix.of(2, 1, 1, 2).named("2", "not 2"));
  }

  @Test
  void the_text_names_both_axes_and_lines_its_numbers_up() {
    assertThat(ConfusionMatrix.of(new long[][] {{1234, 5}, {0, 60}}).named(List.of("ant", "bee")))
        .hasToString(
            """
            true \\ predicted    ant  bee
            ant               1,234    5
            bee                   0   60
            accuracy 0.9962""");
  }

  @Test
  void the_matrix_of_nothing_has_an_undefined_accuracy() {
    assertThat(ConfusionMatrix.of(new long[][] {{0, 0}, {0, 0}}).toString())
        .endsWith("accuracy undefined (0/0)");
  }

  @Test
  void later_changes_of_the_counts_do_not_show() {
    long[][] counts = {{1, 2}, {3, 4}};
    ConfusionMatrix matrix = ConfusionMatrix.of(counts);
    counts[0][1] = 99;
    assertThat(matrix.count(0, 1)).isEqualTo(2);
  }

  @Test
  void probabilities_of_one_class_are_refused_with_what_to_use_instead() {
    assertThatThrownBy(
            () -> ConfusionMatrix.of(Nd4j.createFromArray(1, 0), Nd4j.createFromArray(.75f, .25f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ConfusionMatrix.of: expected class numbers 0, 1, 2, ... but got 0.75 in row 0;"
                + " for the probabilities of a single class, use ConfusionMatrix.binary");
    assertThatThrownBy(() -> ConfusionMatrix.of(Nd4j.createFromArray(-1), Nd4j.createFromArray(0)))
        .hasMessageContaining("but got -1.0 in row 0");
  }

  @Test
  void rows_of_another_number_are_refused() {
    assertThatThrownBy(() -> ConfusionMatrix.of(TRUTH, Nd4j.createFromArray(1, 2)))
        .hasMessage(
            "ConfusionMatrix.of: expected the same number of rows in yTrue and yPred"
                + " but got yTrue [6] and yPred [2]");
  }

  @Test
  void counts_that_are_no_square_and_missing_names_are_refused() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{1, 2}, {3}}))
        .hasMessage(
            "ConfusionMatrix: expected a square table of at least one row but got rows of lengths"
                + " [2, 1]");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[0][]))
        .hasMessage("ConfusionMatrix: expected a square table of at least one row but got no rows");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{-1}}))
        .hasMessage("ConfusionMatrix: expected counts of at least 0 but got [[-1]]");
    assertThatThrownBy(() -> DOCUMENTED.named(List.of("ant")))
        .hasMessage("ConfusionMatrix: expected 3 names, one per class, but got 1: [ant]");
    assertThatThrownBy(
            () -> ConfusionMatrix.of(Nd4j.createFromArray(70_000), Nd4j.createFromArray(0)))
        .hasMessage("ConfusionMatrix.of: expected at most 1,000 classes but got 70,001");
  }
}
