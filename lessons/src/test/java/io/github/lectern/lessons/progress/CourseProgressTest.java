package io.github.lectern.lessons.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.StudentFile;
import io.github.lectern.lessons.check.StudentRecord;
import io.github.lectern.lessons.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseProgressTest {
  private static final String EXERCISES = "exercises/01-logistic-model.ipynb";
  private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");

  @Test
  void a_new_student_has_everything_left_and_nothing_to_repeat() {
    String text = CourseProgress.of(StudentRecord.EMPTY).toString();
    assertThat(text.lines().filter(line -> line.startsWith("01 ")))
        .containsExactly("01 The logistic model          0 of 5     0 of 7     0 of 5  all");
    assertThat(text).endsWith("Nothing to repeat.");
    assertThat(text.lines().filter(line -> line.matches("\\d\\d .*"))).hasSize(11);
  }

  @Test
  void lesson_00_has_no_recall_questions() {
    assertThat(CourseProgress.of(StudentRecord.EMPTY).toString())
        .containsPattern("00 Java and tensors +0 of 5 +0 of 8 +all");
  }

  @Test
  void a_check_is_done_if_all_its_answers_of_the_last_run_are_right() {
    StudentRecord half = byHand(StudentRecord.EMPTY, MONDAY, Verdict.PASSED, Verdict.NOT_DONE);
    assertThat(row(half)).contains("0 of 7");
    StudentRecord done = byHand(half, TUESDAY, Verdict.PASSED, Verdict.PASSED);
    assertThat(row(done))
        .contains("1 of 7")
        .endsWith(
            "1. Two questions; 2. By hand and by eye; 3. Shapes; 4. Find the bugs;"
                + " 5. Challenge: both lights");
    StudentRecord wrongAgain = byHand(done, TUESDAY.plusSeconds(5), Verdict.WRONG, Verdict.PASSED);
    assertThat(row(wrongAgain)).contains("0 of 7");
  }

  @Test
  void a_question_that_the_last_run_did_not_show_does_not_count() {
    StudentRecord record =
        StudentRecord.EMPTY.with(
            "LogisticExercises.byHand",
            EXERCISES,
            List.of(new Result("an earlier question", Verdict.WRONG, "")),
            MONDAY);
    assertThat(row(byHand(record, TUESDAY, Verdict.PASSED, Verdict.PASSED))).contains("1 of 7");
  }

  @Test
  void right_recall_answers_are_counted_for_their_lesson() {
    StudentRecord record =
        StudentRecord.EMPTY.with(
            "RecallQuestions.before",
            "01-logistic-model.ipynb",
            List.of(
                new Result("a", Verdict.PASSED, ""),
                new Result("b", Verdict.WRONG, ""),
                new Result("c", Verdict.NOT_DONE, "")),
            MONDAY);
    assertThat(row(record)).contains("1 of 5  all");
  }

  @Test
  void missed_questions_are_listed_with_the_oldest_first() {
    StudentRecord record =
        byHand(
            byHand(StudentRecord.EMPTY, MONDAY, Verdict.WRONG, Verdict.PASSED),
            TUESDAY,
            Verdict.PASSED,
            Verdict.PASSED);
    StudentRecord more =
        record.with(
            "LogisticPredictions.grid",
            "01-logistic-model.ipynb",
            List.of(new Result("What is <x>?", Verdict.WRONG, "No.")),
            MONDAY);
    assertThat(CourseProgress.of(more).toString())
        .endsWith(
            """
            To repeat, oldest first:
            - What is <x>? (01-logistic-model, 1 attempt, 2026-11-30, still wrong)
            - score (exercises/01-logistic-model, 2 attempts, 2026-12-01)""");
    assertThat(CourseProgress.of(more).toHtml())
        .contains("<li>What is &lt;x&gt;? (01-logistic-model", "<caption>Your progress</caption>")
        .contains("<th style=\"text-align:left;vertical-align:top\">lesson</th>");
  }

  @Test
  void a_long_list_is_cut() {
    List<Result> results =
        IntStream.range(0, 20).mapToObj(i -> new Result("q" + i, Verdict.WRONG, "")).toList();
    StudentRecord record =
        StudentRecord.EMPTY.with("LogisticExercises.byHand", EXERCISES, results, MONDAY);
    assertThat(CourseProgress.of(record).toString()).contains("q14").endsWith("and 5 more");
    assertThat(CourseProgress.of(record).toHtml()).endsWith("<p>and 5 more</p>");
  }

  @Test
  void outside_of_a_course_folder_progress_says_where_it_is_kept() {
    assertThat(CourseProgress.progress().toString())
        .startsWith("Your progress is kept only for the notebooks in your course folder");
  }

  @Test
  void the_command_prints_the_progress_of_a_course_folder(@TempDir Path course) throws IOException {
    Files.createDirectory(course.resolve(".shipped"));
    String nothing = CourseProgress.of(StudentRecord.EMPTY).toString();
    assertThat(ProgressCommand.text(course)).isEqualTo(nothing);
    StudentRecord done = byHand(StudentRecord.EMPTY, MONDAY, Verdict.PASSED, Verdict.PASSED);
    StudentFile.in(course).orElseThrow().update(old -> done);
    assertThat(ProgressCommand.text(course))
        .isEqualTo(CourseProgress.of(done).toString())
        .isNotEqualTo(nothing);
  }

  private static StudentRecord byHand(
      StudentRecord record, Instant time, Verdict score, Verdict probability) {
    return record.with(
        "LogisticExercises.byHand",
        EXERCISES,
        List.of(new Result("score", score, ""), new Result("probability", probability, "")),
        time);
  }

  private static String row(StudentRecord record) {
    return CourseProgress.of(record)
        .toString()
        .lines()
        .filter(line -> line.startsWith("01 "))
        .findFirst()
        .orElseThrow();
  }
}
