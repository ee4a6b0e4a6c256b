package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingRecordTest {
  private static final Report REPORT =
      Report.of(
          "Legs",
          new Result("spider", Verdict.PASSED, ""),
          new Result("ant", Verdict.WRONG, "Count again."),
          new Result("snake", Verdict.NOT_DONE, ""));

  @Test
  void a_record_contains_the_token_and_every_verdict_with_its_hint() {
    assertThat(GradingRecord.of(REPORT, "t0ken"))
        .isEqualTo(
            Map.of(
                "application/vnd.lectern.report+json",
                Map.of(
                    "token",
                    "t0ken",
                    "title",
                    "Legs",
                    "results",
                    List.of(
                        Map.of("question", "spider", "verdict", "passed", "message", ""),
                        Map.of("question", "ant", "verdict", "wrong", "message", "Count again."),
                        Map.of("question", "snake", "verdict", "not done yet", "message", "")))));
  }

  @Test
  void without_a_token_there_is_no_record() {
    assertThat(GradingRecord.of(REPORT, null)).isEmpty();
    assertThat(GradingRecord.of(REPORT, "")).isEmpty();
  }

  @Test
  void outside_of_a_grading_run_a_report_has_no_attachments() {
    assertThat(REPORT.attachments()).isEmpty();
  }
}
