package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * The jar that a user downloads.
 *
 * @param file the jar
 * @param libraries a directory with the jars that it contains: Lectern's own, and the resolver with
 *     what it needs
 */
record SmallJar(Path file, Path libraries) {
  static final String LESSONS = "lectern-lessons.jar";
  private static final String COURSE = "/course";

  /** Calls a task with the directory of the shipped notebooks within the jar. */
  <T> T withCourse(CourseTask<T> task) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(file)) {
      return task.run(content.getPath(COURSE));
    }
  }

  @FunctionalInterface
  interface CourseTask<T> {
    T run(Path notebooks) throws IOException;
  }
}
