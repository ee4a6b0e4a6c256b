package io.github.lectern.lessons.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.StudentRecord;
import io.github.lectern.lessons.check.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecallDrawTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00Z");

  @Test
  void without_a_record_each_lesson_has_five_different_questions_of_earlier_lessons() {
    for (CourseLesson lesson : CourseLesson.all().subList(1, CourseLesson.all().size())) {
      List<String> ids = draw(StudentRecord.EMPTY, lesson);
      assertThat(ids).hasSize(5).doesNotHaveDuplicates();
      assertThat(ids).allMatch(id -> lesson.before().contains(id.substring(0, 2)));
      assertThat(draw(StudentRecord.EMPTY, lesson)).isEqualTo(ids);
    }
  }

  @Test
  void without_a_record_no_question_of_lessons_02_to_07_was_asked_before() {
    Set<String> asked = new HashSet<>(draw(StudentRecord.EMPTY, lesson(1)));
    for (int number = 2; number <= 7; number++) {
      List<String> ids = draw(StudentRecord.EMPTY, lesson(number));
      assertThat(asked).as("lesson %d", number).doesNotContainAnyElementsOf(ids);
      asked.addAll(ids);
    }
  }

  @Test
  void the_latest_lessons_have_the_first_turn() {
    assertThat(draw(StudentRecord.EMPTY, lesson(7)))
        .extracting(id -> id.substring(0, 2))
        .containsExactly("06", "05", "04", "03", "02");
  }

  @Test
  void missed_questions_come_first_and_the_one_missed_longest_ago_leads() {
    StudentRecord record =
        answer(
            answer(StudentRecord.EMPTY, "01-bias", Verdict.WRONG, MONDAY.plusSeconds(60)),
            "00-axis",
            Verdict.WRONG,
            MONDAY);
    assertThat(draw(record, lesson(4))).startsWith("00-axis", "01-bias");
  }

  @Test
  void a_missed_question_that_was_answered_at_once_the_next_time_is_no_longer_missed() {
    StudentRecord missed = answer(StudentRecord.EMPTY, "00-axis", Verdict.WRONG, MONDAY);
    StudentRecord again =
        record(
            missed, "02-one-hot-softmax.ipynb", "00-axis", Verdict.PASSED, MONDAY.plusSeconds(9));
    assertThat(draw(missed, lesson(4))).startsWith("00-axis");
    assertThat(draw(again.withRecall("02", List.of("00-axis")), lesson(4)))
        .doesNotContain("00-axis");
  }

  @Test
  void the_draw_of_a_lesson_does_not_change_when_more_is_known() {
    List<String> first = draw(StudentRecord.EMPTY, lesson(4));
    StudentRecord record = StudentRecord.EMPTY.withRecall("04", first);
    assertThat(draw(answer(record, "00-axis", Verdict.WRONG, MONDAY), lesson(4))).isEqualTo(first);
  }

  @Test
  void a_draw_with_a_question_that_no_longer_exists_is_drawn_again() {
    List<String> old = List.of("00-gone", "00-axis", "00-view", "00-column", "00-division");
    assertThat(draw(StudentRecord.EMPTY.withRecall("01", old), lesson(1)))
        .hasSize(5)
        .doesNotContain("00-gone");
  }

  @Test
  void a_lesson_with_missed_answers_has_the_first_turn() {
    StudentRecord record =
        StudentRecord.EMPTY.with(
            "LogisticPredictions.grid",
            "01-logistic-model.ipynb",
            List.of(new Result("grid", Verdict.WRONG, "No.")),
            MONDAY);
    assertThat(draw(record, lesson(5))).first().asString().startsWith("01-");
  }

  @Test
  void an_optional_lesson_is_asked_about_only_if_the_student_has_worked_on_it() {
    StudentRecord record =
        StudentRecord.EMPTY.with(
            "LearningPredictions.pull",
            "08-how-a-net-learns.ipynb",
            List.of(new Result("pull", Verdict.PASSED, "Yes.")),
            MONDAY);
    assertThat(draw(StudentRecord.EMPTY, lesson(10))).noneMatch(id -> id.startsWith("08"));
    assertThat(draw(record, lesson(10))).first().asString().startsWith("08-");
    assertThat(draw(record, lesson(8))).noneMatch(id -> id.startsWith("08"));
  }

  private static CourseLesson lesson(int number) {
    return CourseLesson.all().get(number);
  }

  private static List<String> draw(StudentRecord record, CourseLesson lesson) {
    return new RecallDraw(record).of(lesson);
  }

  private static StudentRecord answer(
      StudentRecord record, String id, Verdict verdict, Instant time) {
    return record(record, "01-logistic-model.ipynb", id, verdict, time);
  }

  private static StudentRecord record(
      StudentRecord record, String notebook, String id, Verdict verdict, Instant time) {
    String question = RecallBank.find(id).orElseThrow().text();
    return record.with(
        RecallDraw.CHECK, notebook, List.of(new Result(question, verdict, "a reason")), time);
  }
}
