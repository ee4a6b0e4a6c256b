package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report MIXED =
      Report.of(
          "Spiders",
          new Result("legs", Verdict.PASSED, "Four pairs."),
          new Result("eyes", Verdict.WRONG, "More than 2 & fewer than <ten>."),
          new Result("wings", Verdict.NOT_DONE, ""));

  @Test
  void the_text_has_a_line_for_each_answer_and_its_message_below() {
    assertThat(MIXED)
        .hasToString(
            """
            Spiders: 1 of 3 passed
            ✓ legs: passed
              Four pairs.
            ✗ eyes: wrong
              More than 2 & fewer than <ten>.
            … wings: not done yet""");
  }

  @Test
  void no_colon_follows_a_question_mark() {
    Report asked = Report.of("Quiz", new Result("How many legs?", Verdict.NOT_DONE, ""));
    assertThat(asked).hasToString("Quiz: 0 of 1 passed\n… How many legs? not done yet");
    assertThat(asked.toHtml()).contains("How many legs? <em>not done yet</em>");
  }

  @Test
  void the_html_says_each_verdict_in_words_and_not_by_colour_alone() {
    assertThat(MIXED.toHtml())
        .contains("<strong>Spiders: 1 of 3 passed</strong>")
        .contains("legs: <em>passed</em>")
        .contains("eyes: <em>wrong</em>")
        .contains("wings: <em>not done yet</em>");
  }

  @Test
  void the_html_escapes_what_it_quotes() {
    assertThat(MIXED.toHtml()).contains("More than 2 &amp; fewer than &lt;ten&gt;.");
  }

  @Test
  void the_html_leaves_text_colour_and_background_to_the_page() {
    assertThat(MIXED.toHtml()).doesNotContain("background").doesNotContain("<style");
  }

  @Test
  void a_report_is_done_when_every_answer_passed() {
    assertThat(MIXED.done()).isFalse();
    assertThat(Report.of("one", new Result("legs", Verdict.PASSED, "")).done()).isTrue();
  }
}
