package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
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
  private static final String COURSE = "course";

  /** Calls a task with the directory of the shipped notebooks within the jar. */
  <T> T withCourse(FolderTask<T> task) throws IOException {
    return with(COURSE, task);
  }

  /** Copies the files of a directory within the jar, such as "course/exercises". */
  void copy(String directory, Path target) throws IOException {
    with(
        directory,
        source -> {
          for (String name : CourseFolder.files(source)) {
            Path copy = target.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(source.resolve(name), copy);
          }
          return target;
        });
  }

  private <T> T with(String directory, FolderTask<T> task) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(file)) {
      return task.run(content.getPath("/" + directory));
    }
  }

  /** A task on a directory of the jar. */
  @FunctionalInterface
  interface FolderTask<T> {
    T run(Path folder) throws IOException;
  }
}
