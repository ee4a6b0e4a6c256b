package io.github.lectern.lessons.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentFileTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00Z");
  private static final CourseCheck LEGS =
      new CourseCheck("Spiders.legs", "exercises/99-spiders.ipynb", "1. Legs");

  @TempDir Path course;

  @BeforeEach
  void copyTheCourse() throws IOException {
    Files.createDirectories(course.resolve(".shipped"));
    Files.createDirectories(course.resolve("exercises"));
    Files.createDirectories(course.resolve("solutions"));
  }

  @Test
  void lessons_and_exercises_share_the_file_and_solutions_have_none() {
    Path file = course.resolve(".progress.json");
    assertThat(StudentFile.find(course, Map.of())).contains(new StudentFile(file));
    assertThat(StudentFile.find(course.resolve("exercises"), Map.of()))
        .contains(new StudentFile(file));
    assertThat(StudentFile.find(course.resolve("solutions"), Map.of())).isEmpty();
  }

  @Test
  void only_a_students_copy_of_the_course_has_a_file() throws IOException {
    Files.delete(course.resolve(".shipped"));
    assertThat(StudentFile.find(course, Map.of())).isEmpty();
    assertThat(StudentFile.find(course.resolve("exercises"), Map.of())).isEmpty();
  }

  @Test
  void grading_runs_and_build_servers_have_no_file() {
    assertThat(StudentFile.find(course, Map.of("CI", "true"))).isEmpty();
    assertThat(StudentFile.find(course, Map.of("LECTERN_GRADE_TOKEN", "t0ken"))).isEmpty();
    assertThat(StudentFile.find(course, Map.of("LECTERN_GRADE", "1"))).isEmpty();
  }

  @Test
  void recording_can_be_switched_off() {
    assertThat(StudentFile.find(course, Map.of("LECTERN_PROGRESS", "0"))).isEmpty();
    assertThat(StudentFile.find(course, Map.of("LECTERN_PROGRESS", "1"))).isPresent();
  }

  @Test
  void what_is_recorded_is_read_again() {
    answer("legs", Verdict.WRONG);
    answer("eyes", Verdict.PASSED);
    file().update(record -> record.withRecall("04", List.of("00-axis")));
    StudentRecord record = file().read();
    assertThat(record.answers()).extracting(AnswerRecord::question).containsExactly("legs", "eyes");
    assertThat(record.answers().get(0).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(record.recall()).isEqualTo(Map.of("04", List.of("00-axis")));
    assertThat(record.note()).isEmpty();
  }

  @Test
  void nothing_is_written_if_nothing_changes() {
    answer("legs", Verdict.NOT_DONE);
    assertThat(file().path()).doesNotExist();
    assertThat(file().read()).isEqualTo(StudentRecord.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"answers\": 7, \"recall\": {}}",
        "{\"answers\": [null], \"recall\": {}}",
        "{\"answers\": [{\"check\": \"x\"}], \"recall\": {}}",
        "{\"answers\": [], \"recall\": {\"04\": null}}"
      })
  void a_broken_file_is_kept_aside_and_the_student_is_told(String broken) throws IOException {
    Files.writeString(file().path(), broken);
    assertThat(file().read().note()).contains(".progress.json cannot be read");
    answer("legs", Verdict.PASSED);
    StudentRecord record = file().read();
    assertThat(record.answers()).hasSize(1);
    assertThat(record.note()).contains(".progress.json could not be read", ".progress-broken-");
    List<Path> aside;
    try (var files = Files.list(course)) {
      aside =
          files.filter(file -> file.getFileName().toString().startsWith(".progress-b")).toList();
    }
    assertThat(aside).hasSize(1);
    assertThat(Files.readString(aside.get(0), UTF_8)).isEqualTo(broken);
  }

  @Test
  void bytes_that_are_no_text_are_kept_aside_as_well() throws IOException {
    Files.write(file().path(), new byte[] {(byte) 0xff, 0, (byte) 0xc0, 1});
    answer("legs", Verdict.PASSED);
    assertThat(file().read().note()).contains(".progress-broken-");
  }

  /** A directory in place of the file cannot be replaced, not even by root. */
  @Test
  void a_file_that_cannot_be_written_loses_the_answer_without_an_exception() throws IOException {
    Files.createDirectories(file().path().resolve("full"));
    answer("legs", Verdict.PASSED);
    assertThat(file().read().answers()).isEmpty();
    assertThat(file().path()).isDirectory();
  }

  @Test
  void answers_recorded_at_the_same_time_are_all_kept() {
    IntStream.range(0, 24).parallel().forEach(i -> answer("question " + i, Verdict.PASSED));
    assertThat(file().read().answers()).hasSize(24);
  }

  @Test
  void no_temporary_file_is_left() throws IOException {
    answer("legs", Verdict.PASSED);
    try (var files = Files.list(course)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".shipped", "exercises", "solutions", ".progress.json", ".progress.json.lock");
    }
  }

  @Test
  void a_student_who_deletes_the_file_starts_over() throws IOException {
    answer("legs", Verdict.PASSED);
    Files.delete(file().path());
    assertThat(file().read()).isEqualTo(StudentRecord.EMPTY);
    answer("eyes", Verdict.PASSED);
    assertThat(file().read().answers()).hasSize(1);
  }

  @Test
  void the_check_is_found_by_the_outermost_method_of_the_lessons() {
    assertThat(AnswerLog.method())
        .contains("StudentFileTest.the_check_is_found_by_the_outermost" + "_method_of_the_lessons");
    assertThat(inner()).isEqualTo(AnswerLog.method().orElseThrow());
  }

  private static String inner() {
    return AnswerLog.method().orElseThrow();
  }

  private StudentFile file() {
    return StudentFile.in(course).orElseThrow();
  }

  private void answer(String question, Verdict verdict) {
    Report report = new Report("Spiders", List.of(new Result(question, verdict, "")));
    AnswerLog.add(report, LEGS, file(), MONDAY);
  }
}
