package io.github.lectern.lessons.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Programs that run a command with private file systems. */
final class SmallDisk {
  private SmallDisk() {}

  /** Mounts an empty tmpfs with these options on a directory. */
  static List<String> over(Path directory, String options) throws Exception {
    Files.createDirectories(directory);
    return mounting("mount -t tmpfs -o " + options + " small-disk '" + directory + "'");
  }

  /**
   * Runs a shell command that mounts file systems, with the usual PATH. Without root or user
   * namespaces, the test is skipped.
   */
  static List<String> mounting(String mount) throws Exception {
    String path = "PATH='" + System.getenv("PATH") + "'; " + mount;
    List<String> program =
        Stream.of(List.of("unshare", "--mount"), List.of("unshare", "--mount", "--map-root-user"))
            .map(unshare -> with(unshare, "sh", "-c", "(" + path + ") && exec \"$@\"", "sh"))
            .filter(SmallDisk::runs)
            .findFirst()
            .orElse(List.of());
    assumeTrue(!program.isEmpty(), "needs root or user namespaces, for " + mount);
    return program;
  }

  private static List<String> with(List<String> program, String... words) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(words));
    return command;
  }

  /** Returns whether the program exists and may be used. */
  static boolean runs(List<String> program) {
    try {
      return new ProcessBuilder(with(program, "true")).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
