package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.plots.Html;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaverPredictionsTest {
  @Test
  void without_a_choice_only_the_question_and_its_options_are_shown() {
    for (Html question :
        List.of(
            LeaverPredictions.letters(0),
            LeaverPredictions.sighs(0),
            LeaverPredictions.half(0),
            LeaverPredictions.harmonic(0),
            LeaverPredictions.prevalence(0))) {
      assertThat(question.toString()).containsPattern("(?s)\\?\n\\(1\\) .*\n\\(3\\) ");
      assertThat(question.toString() + question.toHtml()).doesNotContain("passed", "wrong");
    }
  }

  @Test
  void right_predictions_pass() {
    for (Html answer :
        List.of(
            LeaverPredictions.letters(3),
            LeaverPredictions.sighs(3),
            LeaverPredictions.half(3),
            LeaverPredictions.harmonic(2),
            LeaverPredictions.prevalence(3))) {
      assertThat(answer.toString()).contains("\n(1) ", "Prediction: 1 of 1 passed");
      assertThat(answer.toHtml()).contains("<ol><li>", "Prediction: 1 of 1 passed");
    }
  }

  @Test
  void each_wrong_option_has_its_reason() {
    assertThat(LeaverPredictions.letters(1).toString()).contains("share of the leavers");
    assertThat(LeaverPredictions.letters(2).toString()).contains("now judged correctly");
    assertThat(LeaverPredictions.letters(4).toString()).contains("Five leavers are still missed");
    assertThat(LeaverPredictions.sighs(1).toString()).contains("Ninety of the people");
    assertThat(LeaverPredictions.sighs(2).toString()).contains("ten mistakes");
    assertThat(LeaverPredictions.sighs(4).toString()).contains("share of leavers on the list");
    assertThat(LeaverPredictions.half(1).toString()).contains("cannot memorise");
    assertThat(LeaverPredictions.half(2).toString()).contains("not among the five");
    assertThat(LeaverPredictions.harmonic(1).toString()).contains("arithmetic mean");
    assertThat(LeaverPredictions.harmonic(3).toString()).contains("geometric mean");
    assertThat(LeaverPredictions.harmonic(4).toString()).contains("smaller number");
    assertThat(LeaverPredictions.prevalence(1).toString()).contains("only about 45 false alarms");
    assertThat(LeaverPredictions.prevalence(2).toString()).contains("drawing lots");
    assertThat(LeaverPredictions.prevalence(4).toString()).contains("One in eleven");
  }

  @Test
  void the_numbers_of_the_right_options_are_those_of_the_matrices() {
    assertThat(BinaryConfusionMatrix.of(5, 5, 0, 990).accuracy()).isEqualTo(0.995);
    assertThat(BinaryConfusionMatrix.of(10, 0, 90, 900).accuracy()).isEqualTo(0.91);
    assertThat(BinaryConfusionMatrix.of(10, 0, 90, 900).f1()).isCloseTo(0.18, within(0.005));
    // 500 / 11 is 45
    assertThat(BinaryConfusionMatrix.of(500, 0, 45, 455).precision())
        .isCloseTo(0.917, within(0.0005));
  }
}
