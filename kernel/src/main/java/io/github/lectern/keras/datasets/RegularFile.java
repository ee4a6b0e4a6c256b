package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Checks that a path is a regular file before it is opened: opening a pipe or a device may block
 * forever and ignores interrupts.
 */
final class RegularFile {
  private RegularFile() {}

  /** Returns an error message, or empty if the path is a regular file or does not exist. */
  static Optional<String> complaint(Path path) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      if (found.isRegularFile()) {
        return Optional.empty();
      }
      String kind = found.isDirectory() ? "a directory" : "a pipe, a socket or a device";
      return Optional.of("expected a regular file but got " + kind);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Throws unless the path is a regular file or does not exist.
   *
   * @throws FileSystemException if the path is a directory, a pipe, a socket or a device
   */
  static void requireIfPresent(Path path) throws IOException {
    Optional<String> complaint = complaint(path);
    if (complaint.isPresent()) {
      throw new FileSystemException(path.toString(), null, complaint.get());
    }
  }
}
