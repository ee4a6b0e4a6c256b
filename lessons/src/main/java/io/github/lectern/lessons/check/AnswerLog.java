package io.github.lectern.lessons.check;

import java.lang.StackWalker.StackFrame;
import java.time.Instant;
import java.util.Optional;

/** Records the results of the course's checks in the student's course folder. */
final class AnswerLog {
  private static final String LESSONS = "io.github.lectern.lessons.";

  private AnswerLog() {}

  /** Records the report of the check that the cell has called. */
  static void add(Report report) {
    StudentFile.ofThisProcess()
        .ifPresent(
            file ->
                method()
                    .flatMap(CheckCatalog::find)
                    .ifPresent(check -> add(report, check, file, Instant.now())));
  }

  static void add(Report report, CourseCheck check, StudentFile file, Instant now) {
    file.update(record -> record.with(check.method(), check.notebook(), report.results(), now));
  }

  /** Returns the outermost method of the lessons on the stack, such as "LeaverExercises.area". */
  static Optional<String> method() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().startsWith(LESSONS))
                    .reduce((inner, outer) -> outer))
        .map(AnswerLog::name);
  }

  private static String name(StackFrame frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
  }
}
