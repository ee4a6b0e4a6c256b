package io.github.lectern.lessons.leavers;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaverExercisesTest {
  @Test
  void starters_are_not_done_yet() {
    for (Report report :
        List.of(
            LeaverExercises.names("", "", "", ""),
            LeaverExercises.spam(NaN, NaN, NaN, NaN),
            LeaverExercises.fBeta(0, 0, 0),
            LeaverExercises.area(0, NaN),
            LeaverExercises.f1((precision, recall) -> null),
            LeaverQuizzes.check(0, 0, 0, 0),
            RuleChallenge.check(person -> false))) {
      assertThat(report.toString().lines().skip(1))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("not done yet"));
    }
  }

  @Test
  void right_answers_pass() {
    for (Report report :
        List.of(
            LeaverExercises.names("TP", "fp", " FN ", "TN"),
            LeaverExercises.spam(0.925, 0.75, 0.857, 0.03125),
            LeaverExercises.fBeta(0.5333, 0.6667, 0.4444),
            LeaverExercises.area(7, 0.778),
            LeaverExercises.f1((p, r) -> p + r == 0 ? 0 : 2 * p * r / (p + r)),
            LeaverQuizzes.check(2, 3, 4, 4))) {
      assertThat(report.done()).as(report.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, The names are TP",
    "FN, The second letter is the prediction",
    "FP, The first letter is the mark"
  })
  void wrong_names_get_their_hints(String ada, String hint) {
    assertThat(LeaverExercises.names(ada, "", "", "").toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0.075, 0, 0, 0, share of the wrong answers",
    "0.5, 0, 0, 0, TP and TN are right",
    "0, 0.857, 0, 0, That is the precision",
    "0, 0.25, 0, 0, share of the spam that was missed",
    "0, 0.5, 0, 0, TP + FN",
    "0, 0, 0.75, 0, That is the recall",
    "0, 0, 0.143, 0, share of good letters",
    "0, 0, 0.5, 0, TP + FP",
    "0, 0, 0, 0.969, That is the specificity",
    "0, 0, 0, 0.143, not by those in the spam folder",
    "0, 0, 0, 0.025, not by all",
    "0, 0, 0, 0.5, FP + TN"
  })
  void wrong_ratios_get_their_hints(
      double accuracy, double recall, double precision, double fpr, String hint) {
    assertThat(LeaverExercises.spam(accuracy, recall, precision, fpr).toString()).contains(hint);
  }

  /** In Java, 185 / 200 and 7 / 9 are 0. */
  @Test
  void integer_division_is_distinguished_from_a_missing_answer() {
    assertThat(LeaverExercises.spam(0, NaN, NaN, NaN).toString().lines().skip(1))
        .startsWith("✗ the accuracy: wrong")
        .anyMatch(line -> line.contains("3 / 4 is 0; write 3.0 / 4"))
        .endsWith("… the false positive rate: not done yet");
    assertThat(LeaverExercises.area(7, 0).toString()).contains("write 3.0 / 4");
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, 0, 0, arithmetic mean",
    "0.7, 0, 0, F1 = 2",
    "0, 0.4444, 0, Beta squared multiplies the precision",
    "0, 0.6, 0, Beta is squared",
    "0, 0.7, 0, 'F = (1 + b²)'",
    "0, 0, 0.6667, Beta squared multiplies the precision",
    "0, 0, 0.48, Beta is squared",
    "0, 0, 0.7, 'F = (1 + b²)'"
  })
  void wrong_means_get_their_hints(double f1, double fHalf1, double fHalf2, String hint) {
    assertThat(LeaverExercises.fBeta(f1, fHalf1, fHalf2).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 0, number of all pairs",
    "2, 0, pairs that are lost",
    "4, 0, Take 0.9 first",
    "0, 1.1667, make nine pairs",
    "0, 0.5, share of the pairs"
  })
  void wrong_areas_get_their_hints(long pairs, double auc, String hint) {
    assertThat(LeaverExercises.area(pairs, auc).toString()).contains(hint);
  }

  @Test
  void other_means_and_a_division_of_0_by_0_get_their_hints() {
    assertThat(LeaverExercises.f1((p, r) -> (p + r) / 2).toString())
        .contains(
            "For [0.1, 1]: expected 0.181818 but got 0.55. 0.55 would be the arithmetic mean");
    assertThat(LeaverExercises.f1((p, r) -> 2 * p * r / (p + r)).toString())
        .contains("For [0, 0]: expected 0 but got NaN. 0/0 is set to 0 here");
  }

  @Test
  void each_wrong_option_has_its_reason() {
    assertThat(LeaverQuizzes.check(1, 1, 1, 1).toString())
        .contains("calls everybody healthy", "It flagged nobody", "those who are added leave")
        .contains("That is the AUC");
  }
}
