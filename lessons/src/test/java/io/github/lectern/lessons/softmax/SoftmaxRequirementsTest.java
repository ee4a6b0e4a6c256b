package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;
import static io.github.lectern.keras.activations.Activations.softmax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import tech.tablesaw.api.Table;

class SoftmaxRequirementsTest {
  @Test
  void softmax_meets_all_three_requirements() {
    assertThat(SoftmaxRequirements.probabilities(z -> softmax(z)).done()).isTrue();
    assertThat(SoftmaxRequirements.logistic(z -> softmax(z)).done()).isTrue();
  }

  @Test
  void two_sigmoids_do_not_add_up_to_1() {
    assertThat(SoftmaxRequirements.probabilities(z -> sigmoid(z)).toString())
        .contains("✓ (1)", "✗ (2)", "The scores 2.0 and 1.0 give 0.8808 and 0.7311.");
  }

  @Test
  void shares_of_the_scores_are_not_probabilities() {
    assertThat(SoftmaxRequirements.probabilities(z -> z.div(z.sum(true, 1))).toString())
        .contains("✗ (1)", "✗ (2)", "The scores 0.0 and 0.0 give NaN and NaN.");
  }

  /** 2^(z + 1) = 2 * 2^z */
  @Test
  void with_powers_of_two_a_step_multiplies_the_odds_by_2_instead_of_e() {
    assertThat(SoftmaxRequirements.logistic(z -> softmax(z.mul(Math.log(2)))).toString())
        .contains(
            "✗ (3)",
            "At the scores 2.0 and 1.0, a step of 1 in the first one multiplies its odds by 2.0000.");
  }

  @Test
  void shares_of_sigmoids_meet_the_first_two_requirements_and_fail_the_third() {
    assertThat(SoftmaxRequirements.probabilities(SoftmaxRequirementsTest::rival).done()).isTrue();
    assertThat(SoftmaxRequirements.logistic(SoftmaxRequirementsTest::rival).toString())
        .contains("✗ (3)", "At the scores 2.0 and 1.0, a step of 1 in the first");
  }

  @Test
  void a_function_whose_second_odds_differ_fails_the_third_requirement() {
    assertThat(
            SoftmaxRequirements.logistic(
                    z ->
                        Nd4j.hstack(
                            Transforms.exp(z.getColumn(0, true)),
                            z.getColumn(1, true).mul(0).add(1)))
                .toString())
        .contains("✗ (3)", "a step of 1 in the second one multiplies its odds by 1.0000.");
  }

  // e / (e + 1) = 0.7311, and its odds are e
  @Test
  void the_scores_that_are_tried_are_shown_with_their_values_and_sums() {
    Table table = SoftmaxRequirements.tried(z -> softmax(z));
    assertThat(table.columnNames()).containsExactly("z1", "z2", "p1", "p2", "p1 + p2");
    assertThat(table.rowCount()).isEqualTo(5);
    assertThat(cells(table, 0)).containsExactly("2.0", "1.0", "0.7311", "0.2689", "1.0000");
    assertThat(cells(SoftmaxRequirements.tried(z -> z.div(z.sum(true, 1))), 1))
        .containsExactly("0.0", "0.0", "NaN", "NaN", "NaN");
  }

  @Test
  void a_step_of_1_multiplies_the_odds_of_softmax_by_e_and_those_of_the_rival_by_less() {
    assertThat(SoftmaxRequirements.odds(z -> softmax(z)).doubleColumn("factor").asDoubleArray())
        .hasSize(5)
        .containsOnly(new double[] {Math.E}, within(1e-9));
    assertThat(cells(SoftmaxRequirements.odds(z -> softmax(z)), 0))
        .containsExactly("2.0", "1.0", "2.718282", "7.389056", "2.7183");
    double[] rival =
        SoftmaxRequirements.odds(SoftmaxRequirementsTest::rival)
            .doubleColumn("factor")
            .asDoubleArray();
    assertThat(rival).doesNotHaveDuplicates();
    assertThat(Arrays.stream(rival).max().orElseThrow()).isLessThan(Math.E);
  }

  @Test
  void a_missing_column_is_reported_with_the_shapes() {
    assertThat(SoftmaxRequirements.logistic(z -> z.getColumn(0, true)).toString())
        .contains(
            "Scores of shape (5, 2) give values of shape (5, 1); the shape must stay the same.");
  }

  @Test
  void a_function_that_throws_or_returns_null_does_not_fail_the_check() {
    assertThat(SoftmaxRequirements.probabilities(z -> z.reshape(7, 7)).toString())
        .contains("could not be judged");
    assertThat(SoftmaxRequirements.probabilities(z -> null).toString()).contains("not done yet");
    assertThat(SoftmaxRequirements.logistic(z -> null).toString()).contains("not done yet");
  }

  private static INDArray rival(INDArray z) {
    return sigmoid(z).div(sigmoid(z).sum(true, 1));
  }

  private static List<String> cells(Table table, int row) {
    return table.columns().stream().map(column -> column.getString(row)).toList();
  }
}
