package io.github.lectern.lessons.logistic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticExercisesTest {
  private static final long[] NONE = {};

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            LogisticExercises.quizzes(0, 0),
            LogisticExercises.byHand(0, 0),
            LogisticExercises.byEye(0, 0),
            LogisticExercises.patients(NONE, NONE),
            LogisticExercises.error(NONE, NONE),
            LogisticExercises.sigmoidOfYourOwn(z -> null),
            LogisticExercises.bothLights(0, 0, 0));
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
            LogisticExercises.quizzes(2, 4),
            LogisticExercises.byHand(-0.5, 0.3775),
            LogisticExercises.byHand(-0.5, 0.38),
            LogisticExercises.byEye(3.1, -6.2),
            LogisticExercises.patients(new long[] {12, 1}, new long[] {200, 1}),
            LogisticExercises.error(new long[] {12, 1}, new long[] {1, 1}),
            LogisticExercises.sigmoidOfYourOwn(z -> 1 / (1 + Math.exp(-z))),
            LogisticExercises.bothLights(10, 10, -15));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0.1, the bias is missing",
    "7.5, 0.1, The second weight is negative",
    "3, 0.1, z = b + w1 x1 + w2 x2",
    "-0.5, 0.6225, mind the sign",
    "-0.5, 0.6065, exp(z) alone",
    "-0.5, 0.9, z is the score above"
  })
  void wrong_numbers_get_their_hints(double score, double probability, String hint) {
    assertThat(LogisticExercises.byHand(score, probability).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12, 200, 12, the rows of W meet the columns of X",
    "200, 1, 1, 1, the same for every patient",
    "200, 12, 1, 1, That is the shape of X",
    "12, 200, 1, 1, W needs a row for each of them",
    "12, 1, 1, 200, one score for each patient",
    "12, 1, 1, 1, That is the bias alone",
    "12, 1, 200, 12, XW gets its columns from W"
  })
  void wrong_shapes_get_their_hints(long w0, long w1, long s0, long s1, String hint) {
    assertThat(LogisticExercises.patients(new long[] {w0, w1}, new long[] {s0, s1}).toString())
        .contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, -6, Where does the curve reach it",
    "3, 6, Then the score at x = 3 would be",
    "3, -3, Mind the weight",
    "3, 1.5, solve 2x + b = 0"
  })
  void a_curve_that_is_misread_gets_its_hints(double undecided, double bias, String hint) {
    assertThat(LogisticExercises.byEye(undecided, bias).toString()).contains(hint);
  }

  /** sigmoid(2 * 3 - 6) = sigmoid(0) = 0.5, and 3 is in the middle of the plot. */
  @Test
  void the_curve_is_undecided_where_its_bias_says() {
    assertThat(LogisticExercises.curve().description())
        .contains("0.0003354 at −1, 0.5 at 3, 0.9997 at 7");
  }

  @Test
  void a_misread_message_and_a_bias_for_each_patient_get_their_hints() {
    long[] forEachPatient = {200, 1};
    assertThat(LogisticExercises.error(forEachPatient, forEachPatient).toString())
        .contains("That is the first shape in the message", "a bias of their own");
  }

  @Test
  void the_bugs_of_the_exercise_are_found_one_after_the_other() {
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> Math.exp(z) / 1 + Math.exp(z)).toString())
        .contains("For 0: expected 0.5 but got 2", "Division comes before addition");
  }

  @Test
  void the_original_fraction_fails_at_a_large_score_and_the_other_form_never_does() {
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> Math.exp(z) / (1 + Math.exp(z))).toString())
        .contains("For 1000: expected 1 but got NaN", "exp(1000) is infinite");
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> z).toString())
        .contains("should give one half");
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> 0.5).toString()).contains("exp(z) / (1");
  }

  @Test
  void the_first_corner_that_fails_is_shown() {
    assertThat(LogisticExercises.bothLights(10, 10, -5).toString())
        .contains("At (0, 1) the probability is 0.9933; it should be below 0.1");
    assertThat(LogisticExercises.bothLights(1, 1, -9).toString())
        .contains("At (1, 1) the probability is 0.0009; it should be above 0.9");
  }
}
