package io.github.lectern.lessons.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the order of the lessons with the table in the instructors' guide. */
class CourseLessonTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[(\\d\\d) ([^\\]]+)\\]\\(([^)]+)\\) .*\\| ([^|]+) \\|$");

  @Test
  void the_lessons_are_those_of_the_guide() throws IOException {
    List<String> rows =
        ROW.matcher(guide())
            .results()
            .map(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3)))
            .toList();
    assertThat(CourseLesson.all())
        .extracting(
            lesson -> "%s %s %s".formatted(lesson.number(), lesson.title(), lesson.notebook()))
        .isEqualTo(rows);
  }

  @Test
  void whatever_a_lesson_needs_comes_before_it() throws IOException {
    ROW.matcher(guide())
        .results()
        .forEach(
            row -> {
              CourseLesson lesson = CourseLesson.all().get(Integer.parseInt(row.group(1)));
              List<String> needs =
                  Pattern.compile("\\b\\d\\d\\b")
                      .matcher(row.group(4))
                      .results()
                      .map(number -> number.group())
                      .toList();
              assertThat(lesson.before()).as(lesson.title()).containsAll(needs);
            });
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "notebooks", "README.md"));
  }
}
