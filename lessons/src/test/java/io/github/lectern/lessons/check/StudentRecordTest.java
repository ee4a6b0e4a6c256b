package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentRecordTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00.9Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
  private static final Result MISSING = new Result("legs", Verdict.NOT_DONE, "");
  private static final Result SIX = new Result("legs", Verdict.WRONG, "Those are insects.");
  private static final Result TEN = new Result("legs", Verdict.WRONG, "Too many.");
  private static final Result EIGHT = new Result("legs", Verdict.PASSED, "Four pairs.");

  @Test
  void a_first_answer_is_one_attempt_with_its_time_in_seconds() {
    AnswerRecord answer = only(after(StudentRecord.EMPTY, MONDAY, EIGHT));
    assertThat(answer.check()).isEqualTo("Spiders.legs");
    assertThat(answer.notebook()).isEqualTo("exercises/99-spiders.ipynb");
    assertThat(answer.question()).isEqualTo("legs");
    assertThat(answer.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(answer.attempts()).isEqualTo(1);
    assertThat(answer.first()).isEqualTo("2026-11-30T10:00:00Z").isEqualTo(answer.last());
    assertThat(answer.missed()).isFalse();
  }

  @Test
  void another_answer_is_another_attempt_and_keeps_the_first_time() {
    AnswerRecord answer = only(after(after(StudentRecord.EMPTY, MONDAY, SIX), TUESDAY, TEN));
    assertThat(answer.attempts()).isEqualTo(2);
    assertThat(answer.first()).isEqualTo("2026-11-30T10:00:00Z");
    assertThat(answer.last()).isEqualTo("2026-12-01T10:00:00Z");
    AnswerRecord right = only(after(after(StudentRecord.EMPTY, MONDAY, SIX), TUESDAY, EIGHT));
    assertThat(right.attempts()).isEqualTo(2);
    assertThat(right.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(right.missed()).isTrue();
  }

  @Test
  void running_the_same_answer_again_is_no_attempt_but_changes_the_last_time() {
    AnswerRecord answer = only(after(after(StudentRecord.EMPTY, MONDAY, EIGHT), TUESDAY, EIGHT));
    assertThat(answer.attempts()).isEqualTo(1);
    assertThat(answer.last()).isEqualTo("2026-12-01T10:00:00Z");
  }

  @Test
  void a_check_without_answers_changes_nothing() {
    StudentRecord record = after(StudentRecord.EMPTY, MONDAY, SIX);
    assertThat(after(StudentRecord.EMPTY, MONDAY, MISSING)).isEqualTo(StudentRecord.EMPTY);
    assertThat(after(record, TUESDAY, MISSING)).isEqualTo(record);
  }

  @Test
  void an_emptied_answer_keeps_its_verdict_while_another_question_is_answered() {
    Result eyes = new Result("eyes", Verdict.PASSED, "");
    StudentRecord record =
        after(after(StudentRecord.EMPTY, MONDAY, EIGHT, eyes), TUESDAY, MISSING, eyes);
    assertThat(record.answers())
        .allMatch(answer -> answer.verdict() == Verdict.PASSED && answer.attempts() == 1);
  }

  @Test
  void a_missing_answer_beside_a_given_one_is_recorded_without_an_attempt() {
    StudentRecord record =
        after(StudentRecord.EMPTY, MONDAY, MISSING, new Result("eyes", Verdict.PASSED, ""));
    assertThat(record.answers()).extracting(AnswerRecord::attempts).containsExactly(0, 1);
    assertThat(record.answers()).noneMatch(AnswerRecord::missed);
  }

  private static StudentRecord after(StudentRecord record, Instant time, Result... results) {
    return record.with("Spiders.legs", "exercises/99-spiders.ipynb", List.of(results), time);
  }

  private static AnswerRecord only(StudentRecord record) {
    assertThat(record.answers()).hasSize(1);
    return record.answers().get(0);
  }
}
