package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureChoiceTest {
  @Test
  void the_starter_is_not_done_yet() {
    assertThat(MeasureChoice.check("", " ", "", "").toString().lines().skip(1))
        .hasSize(4)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @Test
  void right_measures_pass_in_any_case() {
    assertThat(MeasureChoice.check("Recall", " precision", "accuracy", "AUC").done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "f1, f1, f1, f1, 'Choose accuracy, recall, precision or AUC'",
    "precision, '', '', '', the one person it is surest of",
    "accuracy, '', '', '', nearly always right",
    "auc, '', '', '', Which mistake is worse",
    "'', recall, '', '', fines everybody",
    "'', accuracy, '', '', innocent person like a miss",
    "'', auc, '', '', Which mistake is worse",
    "'', '', recall, '', Recall needs one class",
    "'', '', precision, '', Precision needs one class",
    "'', '', auc, '', simplest measure",
    "'', '', '', recall, Three of the four need a threshold"
  })
  void wrong_measures_get_their_hints(
      String avalanche, String fines, String digits, String before, String hint) {
    assertThat(MeasureChoice.check(avalanche, fines, digits, before).toString()).contains(hint);
  }
}
