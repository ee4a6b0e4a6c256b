package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class SoftmaxExercisesTest {
  private static final double[] NONE = {};

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            SoftmaxExercises.largerScore(0),
            SoftmaxExercises.quizzes(0, 0, 0),
            SoftmaxExercises.rows(NONE, NONE),
            SoftmaxExercises.probabilities(NONE),
            SoftmaxExercises.oneHot((label, classes) -> null),
            SoftmaxExercises.order(""),
            SoftmaxExercises.softmax(z -> null),
            SoftmaxExercises.ownActivation(z -> null));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    List<Report> reports =
        List.of(
            SoftmaxExercises.largerScore(3),
            SoftmaxExercises.quizzes(2, 3, 4),
            SoftmaxExercises.rows(new double[] {0, 0, 0, 0, 1, 0}, new double[] {1, 2, 0}),
            SoftmaxExercises.probabilities(new double[] {0.125, 0.25, 0.625}),
            SoftmaxExercises.oneHot(SoftmaxExercisesTest::row),
            SoftmaxExercises.order("d, c, a, b"),
            SoftmaxExercises.softmax(z -> Activations.softmax(z)),
            SoftmaxExercises.ownActivation(z -> Activations.softmax(z.mul(0.5))));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({"1, to neither class", "2, the smaller score", "4, to both classes"})
  void each_wrong_row_of_the_lectures_question_has_its_reason(long choice, String reason) {
    assertThat(SoftmaxExercises.largerScore(choice).toString()).contains(reason);
  }

  @Test
  void wrong_rows_and_labels_get_their_hints() {
    double[] labels = {2, 3, 1};
    assertThat(SoftmaxExercises.rows(new double[] {0, 0, 0, 1, 0, 0}, labels).toString())
        .contains("label 0 means the first place", "a 1 in the first place is label 0");
    assertThat(SoftmaxExercises.rows(new double[] {0, 1}, labels).toString())
        .contains("Six classes need six places");
  }

  @Test
  void exponentials_and_shares_of_scores_get_their_hints() {
    double ln10 = Math.log(10);
    assertThat(SoftmaxExercises.probabilities(new double[] {1, 2, 5}).toString())
        .contains("divide each by their sum");
    assertThat(
            SoftmaxExercises.probabilities(new double[] {0, Math.log(2) / ln10, Math.log(5) / ln10})
                .toString())
        .contains("Those are shares of the scores");
  }

  /** In Java, 1 / 8, 2 / 8 and 5 / 8 are 0. */
  @Test
  void integer_division_gets_a_hint() {
    assertThat(SoftmaxExercises.probabilities(new double[3]).toString()).contains("write 1 / 8.0");
  }

  @Test
  void a_one_hot_function_that_counts_from_1_or_has_a_fixed_length_gets_a_hint() {
    assertThat(SoftmaxExercises.oneHot((label, n) -> row(label - 1, n)).toString())
        .contains("the label is the place of the 1");
    assertThat(SoftmaxExercises.oneHot((label, n) -> row(label, 6)).toString())
        .contains("There are as many places as classes");
    assertThat(SoftmaxExercises.oneHot((label, n) -> row(label, 5)).toString())
        .contains("Label 0 means the first place");
  }

  @Test
  void a_softmax_that_overflows_or_divides_by_zero_gets_a_hint() {
    assertThat(SoftmaxExercises.softmax(z -> Transforms.exp(z).div(z.sumNumber())).toString())
        .contains("Divide the exponential of each by the sum of the exponentials");
    assertThat(SoftmaxExercises.softmax(SoftmaxExercisesTest::naive).toString())
        .contains("subtract the largest score first");
  }

  @ParameterizedTest
  @CsvSource({
    "ABC, each of the letters A; B; C and D once",
    "DCAA, each of the letters A; B; C and D once",
    "CDAB, too late for D",
    "DABC, C has to come first",
    "DCBA, the sum must be known"
  })
  void steps_in_the_wrong_order_get_their_hints(String order, String hint) {
    assertThat(SoftmaxExercises.order(order).toString()).contains(hint.replace(';', ','));
  }

  /** For scores 2 and 1: p1 = 2^2 / (2^2 + 2^1) = 2/3 = sigmoid(ln 2 (2 - 1)). */
  @Test
  void shares_of_powers_of_two_are_another_activation_although_each_is_a_sigmoid() {
    assertThat(SoftmaxExercises.ownActivation(SoftmaxExercisesTest::powersOfTwo).toString())
        .contains("4 of 4 passed", "it is the one with p1 = sigmoid(z1 - z2)");
    INDArray p = powersOfTwo(Nd4j.createFromArray(new double[][] {{2, 1}}));
    assertThat(p.getDouble(0)).isCloseTo(sigmoid(Math.log(2)), within(1e-12));
  }

  @Test
  void your_own_activation_is_checked_against_each_rule() {
    assertThat(SoftmaxExercises.ownActivation(z -> Activations.softmax(z)).toString())
        .contains("3 of 4 passed", "the same values as softmax");
    assertThat(SoftmaxExercises.ownActivation(z -> sigmoid(z)).toString())
        .contains("✗ the two values add up to 1");
    assertThat(SoftmaxExercises.ownActivation(z -> Activations.softmax(z.neg())).toString())
        .contains("✗ the larger score gets the larger value");
    assertThat(SoftmaxExercises.ownActivation(z -> z).toString())
        .contains("✗ each value is above 0 and below 1");
  }

  /** For -5000 and 100, shares of z + 100 are 4900 / 4700 and -200 / 4700. */
  @Test
  void shares_of_shifted_scores_fail_at_large_scores() {
    assertThat(SoftmaxExercises.ownActivation(z -> shares(z.add(100))).toString())
        .contains("1 of 4 passed", "The scores -5000.0 and 100.0 give 1.0426 and -0.0426.");
  }

  @Test
  void values_that_are_rounded_to_0_and_1_at_large_scores_pass() {
    assertThat(SoftmaxExercises.ownActivation(z -> shares(Transforms.exp(z).add(1))).done())
        .isTrue();
    assertThat(SoftmaxExercises.ownActivation(z -> shares(sigmoid(z))).done()).isTrue();
  }

  @Test
  void a_row_of_sums_gets_a_hint_and_is_not_taken_for_softmax() {
    assertThat(SoftmaxExercises.ownActivation(z -> z.div(z.sum(1))).toString())
        .contains("0 of 4 passed", "v.sum(true, 1) is a column")
        .doesNotContain("the same values as softmax");
  }

  @Test
  void rounded_probabilities_get_a_hint() {
    assertThat(SoftmaxExercises.probabilities(new double[] {0.13, 0.25, 0.63}).toString())
        .contains("Nearly. Write the exact values");
  }

  private static INDArray shares(INDArray v) {
    return v.div(v.sum(true, 1));
  }

  private static double[] row(int label, int classes) {
    double[] row = new double[classes];
    row[label] = 1;
    return row;
  }

  private static INDArray powersOfTwo(INDArray z) {
    INDArray powers = Transforms.exp(z.mul(Math.log(2)));
    return powers.div(powers.sum(true, 1));
  }

  private static INDArray naive(INDArray z) {
    INDArray e = Transforms.exp(z);
    return e.div(e.sumNumber());
  }
}
