package io.github.lectern.keras.models;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip file of named entries, either completely or not at all. */
final class ArchiveWriter {
  private ArchiveWriter() {}

  /**
   * Writes a temporary file in the same folder, and then moves it to the target. If writing fails,
   * an existing target is kept.
   *
   * @throws IOException if the file cannot be written; the message says why
   */
  static void write(Map<String, byte[]> entries, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    requireFolder(file, target);
    Path temporary = target.resolveSibling(".lectern-" + UUID.randomUUID());
    try {
      writeAll(entries, temporary);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      String kept = Files.exists(target) ? "; the existing file is unchanged" : "";
      throw new IOException("save: cannot write " + file + ": " + reason(e) + kept, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void requireFolder(Path file, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(
          "save: expected the name of a file, but "
              + file
              + " is a folder; add a name such as net.zip");
    }
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(
          "save: cannot write "
              + file
              + ": "
              + (Files.exists(folder)
                  ? folder + " is a file; choose a folder"
                  : "the folder " + folder + " does not exist; create it first"));
    }
  }

  private static void writeAll(Map<String, byte[]> entries, Path file) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  /** Returns the reason in words that do not mention the temporary file. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "you do not have permission to write into its folder; choose another one";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? "its folder does not accept new files; choose another one" : reason;
  }
}
