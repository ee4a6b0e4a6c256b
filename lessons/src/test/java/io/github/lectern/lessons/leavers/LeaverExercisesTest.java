package io.github.lectern.lessons.leavers;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
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
            LeaverExercises.precision((tp, fp) -> null),
            LeaverExercises.curve(NaN, NaN, 0),
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
            LeaverExercises.spam(0.93, 0.75, 0.86, 0.03),
            LeaverExercises.fBeta(0.5333, 0.6667, 0.4444),
            LeaverExercises.fBeta(0.53, 0.67, 0.44),
            LeaverExercises.area(7, 0.778),
            LeaverExercises.precision((tp, fp) -> (double) tp / (tp + fp)),
            LeaverExercises.curve(0.6, 1, 1),
            LeaverQuizzes.check(2, 3, 4, 4))) {
      assertThat(report.done()).as(report.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, The names are TP",
    "FN, The second letter is the prediction",
    "FP, The first letter is the verdict"
  })
  void wrong_names_get_their_hints(String ada, String hint) {
    assertThat(LeaverExercises.names(ada, "", "", "").toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0.075, 0, 0, 0, share of wrong answers",
    "0.5, 0, 0, 0, TP and TN are the correct decisions",
    "0, 0.857, 0, 0, That is the precision",
    "0, 0.25, 0, 0, share of the spam that was missed",
    "0, 0.5, 0, 0, TP + FN",
    "0, 0, 0.75, 0, That is the recall",
    "0, 0, 0.143, 0, share of good messages",
    "0, 0, 0.5, 0, TP + FP",
    "0, 0, 0, 0.969, That is the specificity",
    "0, 0, 0, 0.143, not by those in the spam folder",
    "0, 0, 0, 0.025, not by all",
    "92.5, 0, 0, 0, write 0.5 instead of 50 %",
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
    "0, 0.4444, 0, β² multiplies the precision",
    "0, 0.6, 0, β is squared",
    "0, 0.7, 0, 'F = (1 + β²)'",
    "0, 0, 0.6667, β² multiplies the precision",
    "0, 0, 0.48, β is squared",
    "0, 0, 0.7, 'F = (1 + β²)'",
    "0, 0.666, 0, Nearly. Round it to two decimals"
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
    "0, 0.5, share of pairs"
  })
  void wrong_areas_get_their_hints(long pairs, double auc, String hint) {
    assertThat(LeaverExercises.area(pairs, auc).toString()).contains(hint);
  }

  @Test
  void bugs_that_remain_get_their_hints() {
    assertThat(LeaverExercises.precision((tp, fp) -> (double) (tp / (tp + fp))).toString())
        .contains("For [10, 90]: expected 0.1 but got 0. With whole numbers, 10 / 100 is 0");
    assertThat(LeaverExercises.precision((tp, fp) -> tp / (tp + fp) * 1.0).toString())
        .contains("convert one to double");
    assertThat(
            LeaverExercises.precision((tp, fp) -> tp + fp == 0 ? 0.0 : (double) tp / (tp + fp))
                .toString())
        .contains("For [0, 0]: expected NaN but got 0. Do not catch 0/0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, good messages are lost",
    "0.92, 0, 0, area under the curve",
    "0.2, 0, 0, Start at",
    "0, 0.6, 0, lowest point at 0.2",
    "0, 0.8, 0, one more point",
    "0, 0.3, 0, vertical line at 0.2",
    "0, 0, 2, take 0.2 of the five",
    "0, 0, 5, number of all good messages",
    "0, 0, 3, there are five good messages"
  })
  void misread_curves_get_their_hints(double without, double with, long lost, String hint) {
    assertThat(LeaverExercises.curve(without, with, lost).toString()).contains(hint);
  }

  @Test
  void the_curve_to_read_has_the_points_that_its_hints_mention() {
    assertThat(LeaverExercises.filter().description()).contains("filter with AUC 0.9200");
  }

  /** The recall must be possible: 0.9 of 100 positives are 90 people. */
  @Test
  void the_quiz_about_rare_positives_has_the_numbers_of_a_matrix() {
    // 0.02 of 99,900 are 1,998
    BinaryConfusionMatrix matrix = BinaryConfusionMatrix.of(90, 10, 1998, 97902);
    assertThat(matrix.total()).isEqualTo(100_000);
    assertThat(matrix.recall()).isEqualTo(0.9);
    assertThat(matrix.fpr()).isCloseTo(0.02, within(1e-9));
    assertThat(matrix.precision()).isCloseTo(0.04, within(0.005));
    assertThat(LeaverQuizzes.check(0, 0, 0, 4).toString())
        .contains("90 of the 100", "1,998 false alarms", "90 / 2,088, about 4 %");
  }

  /** A list would not say whether an option is right before all four are answered. */
  @Test
  void each_quiz_gives_the_reason_as_soon_as_an_option_is_chosen() {
    assertThat(
            List.of(
                LeaverQuizzes.screening().toHtml(),
                LeaverQuizzes.nobody().toHtml(),
                LeaverQuizzes.lowering().toHtml(),
                LeaverQuizzes.rare().toHtml()))
        .allSatisfy(html -> assertThat(html).contains("data-lectern-quiz", "<script"));
  }

  @Test
  void each_wrong_option_has_its_reason() {
    assertThat(LeaverQuizzes.check(1, 1, 1, 1).toString())
        .contains("calls everybody healthy", "It flagged nobody", "among the people added")
        .contains("That is the AUC");
  }
}
