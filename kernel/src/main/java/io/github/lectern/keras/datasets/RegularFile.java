package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Recognizes regular files: opening a pipe or device may block, even when interrupted. */
final class RegularFile {
  private RegularFile() {}

  /** Returns what is wrong with a path, or empty if it is a regular file or nothing is there. */
  static Optional<String> complaint(Path path) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      if (found.isRegularFile()) {
        return Optional.empty();
      }
      String kind = found.isDirectory() ? "a directory" : "a pipe, a socket or a device";
      return Optional.of("expected a regular file, but it is " + kind);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Does nothing if the path is a regular file or does not exist.
   *
   * @throws FileSystemException if something else is there
   */
  static void requireIfPresent(Path path) throws IOException {
    Optional<String> complaint = complaint(path);
    if (complaint.isPresent()) {
      throw new FileSystemException(path.toString(), null, complaint.get());
    }
  }
}
