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
            LogisticExercises.patients(NONE, NONE),
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
            LogisticExercises.patients(new long[] {12, 1}, new long[] {200, 1}),
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
    "-0.5, 0.9, of the score above"
  })
  void wrong_numbers_get_their_hints(double score, double probability, String hint) {
    assertThat(LogisticExercises.byHand(score, probability).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12, 200, 12, the rows of W meet the columns of X",
    "200, 1, 1, 1, the same for every patient",
    "12, 1, 1, 1, That is the bias alone",
    "12, 1, 200, 12, XW takes its columns from W"
  })
  void wrong_shapes_get_their_hints(long w0, long w1, long s0, long s1, String hint) {
    assertThat(LogisticExercises.patients(new long[] {w0, w1}, new long[] {s0, s1}).toString())
        .contains(hint);
  }

  @Test
  void the_original_fraction_fails_at_a_large_score_and_the_other_form_never_does() {
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> Math.exp(z) / (1 + Math.exp(z))).toString())
        .contains("For 1000: expected 1 but got NaN", "exp(1000) is infinite");
    assertThat(LogisticExercises.sigmoidOfYourOwn(z -> z).toString()).contains("undecided");
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
