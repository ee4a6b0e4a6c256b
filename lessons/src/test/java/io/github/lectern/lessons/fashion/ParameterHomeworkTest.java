package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterHomeworkTest {
  @Test
  void the_untouched_cell_is_not_done_yet() {
    assertThat(ParameterHomework.check(0, 0, 0).results())
        .extracting(Result::verdict)
        .containsOnly(Verdict.NOT_DONE);
  }

  @Test
  void the_right_answers_pass_with_their_reasons() {
    Report report = ParameterHomework.check(23_860, 648_010, 27.16);
    assertThat(report.done()).isTrue();
    assertThat(report.results())
        .extracting(Result::message)
        .containsExactly(
            "(784 × 30 + 30) + (30 × 10 + 10) = 23,550 + 310.",
            "(784 × 500 + 500) + (500 × 500 + 500) + (500 × 10 + 10).",
            "648,010 / 23,860 = 27.16.");
  }

  @Test
  void the_unrounded_quotient_also_passes() {
    assertThat(ParameterHomework.check(23_860, 648_010, 648_010 / 23_860.0).done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "23820, has a bias of its own", // 784*30 + 30*10
    "23550, hidden layer alone", // 784*30 + 30
    "310, output layer alone", // 30*10 + 10
    "824, Those are the nodes", // 784 + 30 + 10
    "235200, count each one separately", // 784*30*10
    "648010, the other net",
    "12345, one bias for each node",
    "-1, one bias for each node",
  })
  void each_wrong_count_of_net1_gets_its_hint(long answer, String hint) {
    assertWrong(ParameterHomework.check(answer, 0, 0).results().get(0), hint);
  }

  @ParameterizedTest
  @CsvSource({
    "647000, has a bias of its own", // 784*500 + 500*500 + 500*10
    "397510, two hidden layers", // 784*500 + 500 + 500*10 + 10
    "643000, ten outputs", // 784*500 + 500 + 500*500 + 500
    "1794, Those are the nodes", // 784 + 500 + 500 + 10
    "23860, the other net",
    "12345, Three dense layers",
  })
  void each_wrong_count_of_net2_gets_its_hint(long answer, String hint) {
    assertWrong(ParameterHomework.check(0, answer, 0).results().get(1), hint);
  }

  @ParameterizedTest
  @CsvSource({
    "27, drops the fraction",
    "0.0368, the other way round",
    "624150, the difference",
    "27.2, two decimals",
    "3, Divide the parameters",
    "NaN, Divide the parameters",
    "Infinity, Divide the parameters",
  })
  void each_wrong_quotient_gets_its_hint(double answer, String hint) {
    assertWrong(ParameterHomework.check(0, 0, answer).results().get(2), hint);
  }

  private static void assertWrong(Result result, String hint) {
    assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(result.message()).contains(hint);
  }
}
