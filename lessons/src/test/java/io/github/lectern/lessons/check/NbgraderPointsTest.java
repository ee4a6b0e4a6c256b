package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NbgraderPointsTest {
  private static final Report REPORT =
      Report.of(
          "Legs",
          new Result("spider", Verdict.PASSED, ""),
          new Result("ant", Verdict.WRONG, "Count again."),
          new Result("bird", Verdict.PASSED, ""),
          new Result("snake", Verdict.NOT_DONE, ""));

  @Test
  void the_text_is_the_number_of_passed_questions() {
    assertThat(NbgraderPoints.of(REPORT, "1")).isEqualTo(Map.of("text/plain", "2.0"));
    assertThat(NbgraderPoints.of(Report.of("none", REPORT.results().get(1)), "1"))
        .isEqualTo(Map.of("text/plain", "0.0"));
  }

  @Test
  void unless_nbgrader_grades_the_text_stays() {
    assertThat(NbgraderPoints.of(REPORT, null)).isEmpty();
    assertThat(NbgraderPoints.of(REPORT, "0")).isEmpty();
    assertThat(NbgraderPoints.of(REPORT, "")).isEmpty();
  }
}
