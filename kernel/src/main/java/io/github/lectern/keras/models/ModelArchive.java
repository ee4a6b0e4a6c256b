package io.github.lectern.keras.models;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A saved model: a zip file of named entries. Since the sizes that a zip file declares may be
 * wrong, each entry is passed to a reader that decides how many bytes to read.
 */
final class ModelArchive implements Closeable {
  private static final int MOST_ENTRIES = 100_000;

  private final ZipFile zip;

  private ModelArchive(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if the file does not exist, cannot be read, is damaged or is not a zip
   *     file; the message says which
   */
  static ModelArchive open(Path file) throws IOException {
    requireFile(file);
    try {
      ModelArchive archive = new ModelArchive(new ZipFile(file.toFile()));
      archive.requireDistinctNames();
      return archive;
    } catch (ZipException | EOFException e) {
      throw damaged(file, e);
    }
  }

  /** Returns the exception to throw if a file turns out to be damaged or not to be a zip file. */
  static IOException damaged(Path file, IOException cause) {
    return new IOException(
        "load: expected a saved model, but "
            + file
            + " is not a zip file or is damaged ("
            + Objects.requireNonNullElse(cause.getMessage(), "it ends too early")
            + "); write one with net.save(\"net.zip\")",
        cause);
  }

  private static void requireFile(Path file) throws IOException {
    String saved = "; write one with net.save(\"net.zip\")";
    if (Files.notExists(file)) {
      throw new NoSuchFileException(
          "load: expected a saved model, but "
              + file
              + " does not exist"
              + (file.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath())
              + saved);
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "load: expected a saved model, but "
              + file
              + (Files.isDirectory(file) ? " is a folder" : " is not a regular file")
              + saved);
    }
    if (!Files.isReadable(file)) {
      throw new IOException(
          "load: you do not have permission to read " + file + "; ask its owner for permission");
    }
  }

  private void requireDistinctNames() throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      zip.close();
      throw new ZipException("more than %,d entries".formatted(MOST_ENTRIES));
    }
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : zip.stream().toList()) {
      if (!names.add(entry.getName())) {
        zip.close();
        throw new ZipException("two entries named " + entry.getName());
      }
    }
  }

  /** Returns the uncompressed size of an entry as the zip file declares it, if the entry exists. */
  OptionalLong size(String name) {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getSize());
  }

  /**
   * Reads an entry and verifies its checksum.
   *
   * @param reader reads all bytes of the entry, but never more than fit into memory
   * @throws ZipException if the checksum is wrong
   */
  <T> T read(String name, Reader<T> reader) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    CRC32 crc = new CRC32();
    T result;
    try (InputStream bytes = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      result = reader.read(bytes);
    }
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException("wrong checksum for " + name);
    }
    return result;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Reads a value from the bytes of an entry. */
  interface Reader<T> {
    /** Returns the value, after reading all of the bytes. */
    T read(InputStream bytes) throws IOException;
  }
}
