package io.github.lectern.keras.models;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A zip of named pieces, read whole and written whole. */
final class ModelArchive {
  private ModelArchive() {}

  /**
   * Writes beside the file first and moves then, so that an earlier file is kept on failure.
   *
   * @throws IOException if that cannot be written; says why
   */
  static void write(Map<String, byte[]> entries, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new NotDirectoryException(
          "save: expected a folder to write into, "
              + target.getParent()
              + " is none; make it first");
    }
    if (Files.isDirectory(target)) {
      throw new IOException(
          "save: expected a file to write, " + target + " is a folder; add a name such as net.zip");
    }
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (ZipOutputStream zip =
          new ZipOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
          zip.closeEntry();
        }
      }
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The pieces by name.
   *
   * @throws IOException if there is no such file, or it is no zip or a damaged one; says so
   */
  static Map<String, byte[]> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          "load: expected a saved model, "
              + file.toAbsolutePath()
              + " is no file; net.save(\"net.zip\") writes one");
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), bytes(zip, entry));
      }
    } catch (ZipException | EOFException e) {
      throw new IOException(
          "load: expected a saved model, "
              + file
              + " is no zip file or a damaged one ("
              + e.getMessage()
              + "); net.save(\"net.zip\") writes one",
          e);
    }
    return entries;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] bytes = zip.getInputStream(entry).readAllBytes();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException("wrong checksum of " + entry.getName());
    }
    return bytes;
  }
}
