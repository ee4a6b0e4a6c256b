package io.github.lectern.jupyter.magics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the files that a pattern with "*" and "?" matches, as in IJava. */
final class Globs {
  private Globs() {}

  static boolean isPattern(String text) {
    return text.contains("*") || text.contains("?");
  }

  /**
   * Returns the files and directories that a pattern matches, in alphabetical order.
   *
   * @param directory where a relative pattern starts
   * @param pattern names separated by "/"; "*" stands for any characters of a name, and "?" for one
   */
  static List<Path> matching(Path directory, String pattern) throws IOException {
    List<Path> found = List.of(pattern.startsWith("/") ? directory.getRoot() : directory);
    for (String name : pattern.split("/+", -1)) {
      List<Path> next = new ArrayList<>();
      for (Path start : found) {
        next.addAll(named(start, name));
      }
      found = next;
    }
    return found;
  }

  private static List<Path> named(Path directory, String name) throws IOException {
    if (!isPattern(name)) {
      Path path = directory.resolve(name).normalize();
      return Files.exists(path) ? List.of(path) : List.of();
    }
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    Pattern pattern = regex(name);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            directory, path -> pattern.matcher(path.getFileName().toString()).matches())) {
      all.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  private static Pattern regex(String name) {
    return Pattern.compile(
        name.chars()
            .mapToObj(Character::toString)
            .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c))
            .collect(Collectors.joining()));
  }
}
