package io.github.lectern.lessons.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.lessons.check.AnswerRecord;
import io.github.lectern.lessons.check.StudentRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallQuestionsTest {
  private static final List<String> IDS =
      List.of("00-division", "00-column", "00-axis", "00-view", "01-zero");

  @Test
  void unanswered_questions_are_shown_folded_and_without_verdicts() {
    String html = RecallQuestions.before(4, 0, 0, 0, 0, 0).toHtml();
    assertThat(html.split("<details data-lectern-quiz", -1)).hasSize(6);
    assertThat(html).doesNotContain("Recall:");
  }

  @Test
  void each_question_says_which_answer_is_its_own() {
    String html = RecallQuestions.of(IDS).toHtml();
    assertThat(html)
        .contains("make {} the first of the five answers", "make {} the fifth of the five answers");
  }

  @Test
  void answers_that_were_given_get_a_verdict_and_the_others_do_not() {
    RecallQuestions questions = RecallQuestions.of(IDS, 2, 0, 1, 0, 0);
    assertThat(questions.toString())
        .contains("(2) 0")
        .contains("Recall: 1 of 2 passed")
        .contains("✓ What is 1 / 4 in Java? passed")
        .doesNotContain("not done yet");
    assertThat(questions.toHtml()).contains("Recall: 1 of 2 passed");
  }

  @Test
  void the_answers_are_recorded_with_the_lesson() {
    StudentRecord record =
        RecallQuestions.of(IDS, 2, 0, 1, 0, 0)
            .addTo(
                StudentRecord.EMPTY,
                "04-fashion-mnist.ipynb",
                Instant.parse("2026-12-02T10:00:00Z"));
    assertThat(record.answers()).hasSize(5);
    assertThat(record.answers()).allMatch(a -> a.notebook().equals("04-fashion-mnist.ipynb"));
    assertThat(record.answers().stream().filter(AnswerRecord::missed))
        .extracting(AnswerRecord::question)
        .containsExactly("A has the shape (3, 4). How many numbers does A.sum(0) contain?");
  }

  @Test
  void a_lesson_without_earlier_lessons_is_refused() {
    for (int number : new int[] {0, 11, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecallQuestions.before(number))
          .withMessage("RecallQuestions: expected a lesson from 1 to 10 but got " + number);
    }
  }
}
