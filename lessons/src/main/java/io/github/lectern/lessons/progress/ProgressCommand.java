package io.github.lectern.lessons.progress;

import io.github.lectern.lessons.check.StudentFile;
import io.github.lectern.lessons.check.StudentRecord;
import java.nio.file.Path;

/** Prints the progress in a course folder; {@code ./lecture progress} runs it. */
public final class ProgressCommand {
  private ProgressCommand() {}

  /** Prints the progress in the course folder that is the only argument. */
  public static void main(String[] arguments) {
    System.out.println(text(Path.of(arguments[0])));
  }

  static String text(Path course) {
    StudentRecord record =
        StudentFile.in(course).map(StudentFile::read).orElse(StudentRecord.EMPTY);
    return CourseProgress.of(record).toString();
  }
}
