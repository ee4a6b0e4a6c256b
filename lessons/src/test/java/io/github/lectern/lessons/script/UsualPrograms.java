package io.github.lectern.lessons.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The basic programs of every Unix, which the script may rely on. */
final class UsualPrograms {
  private static final List<String> NAMES =
      List.of(
          "sh",
          "cat",
          "cmp",
          "cp",
          "date",
          "df",
          "dirname",
          "du",
          "env",
          "find",
          "head",
          "ln",
          "locale",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort",
          "tail",
          "tr",
          "true",
          "uname");

  private UsualPrograms() {}

  /** Returns a directory that contains only these programs. */
  static Path directory() throws IOException {
    Path directory = Files.createDirectories(Path.of("target/usual-programs").toAbsolutePath());
    for (String name : NAMES) {
      Path link = directory.resolve(name);
      if (!Files.exists(link)) {
        link(link, onPath(name));
      }
    }
    return directory;
  }

  private static void link(Path link, Path program) throws IOException {
    try {
      Files.createSymbolicLink(link, program);
    } catch (FileAlreadyExistsException e) {
      Files.delete(link);
      Files.createSymbolicLink(link, program);
    }
  }

  private static Path onPath(String program) {
    return find(program).orElseThrow(() -> new IllegalStateException("no " + program + " on PATH"));
  }

  /** Finds a program on the PATH of this test. */
  static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
