package io.github.lectern.keras.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a plain or gzip-compressed file and verifies its content. */
final class DatasetReader {
  private static final int CHUNK = 1 << 16;

  private DatasetReader() {}

  static byte[] read(Path path, DataFile file) throws IOException, SourceException {
    Optional<String> complaint = RegularFile.complaint(path);
    if (complaint.isPresent()) {
      throw SourceException.wrong(complaint.get());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK)) {
      byte[] bytes = isGzip(in) ? readGzip(in, file) : readPlain(in, file);
      file.check(bytes);
      return bytes;
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b;
  }

  private static byte[] readGzip(InputStream in, DataFile file)
      throws IOException, SourceException {
    try (InputStream unpacked = new GZIPInputStream(in, CHUNK)) {
      return readPlain(unpacked, file);
    } catch (EOFException e) {
      throw SourceException.wrong("the gzip data is truncated");
    } catch (ZipException e) {
      throw SourceException.wrong("the gzip data is damaged (" + e.getMessage() + ")");
    }
  }

  private static byte[] readPlain(InputStream in, DataFile file)
      throws IOException, SourceException {
    byte[] bytes = new byte[file.size()];
    int count = fill(bytes, in);
    boolean more = in.read() >= 0;
    if (isMarkup(bytes, count)) {
      throw SourceException.wrong(
          "expected data but got an HTML or XML page, perhaps the login page of a network");
    }
    if (count < bytes.length) {
      throw file.wrongLength(String.format(Locale.ROOT, "%,d; the file is truncated", count));
    }
    if (more) {
      throw file.wrongLength("more");
    }
    return bytes;
  }

  /** Reads in chunks, because the JDK keeps a direct buffer as large as the largest read. */
  private static int fill(byte[] bytes, InputStream in) throws IOException {
    int count = 0;
    int read = in.read(bytes, 0, Math.min(CHUNK, bytes.length));
    while (read > 0) {
      count += read;
      read = in.read(bytes, count, Math.min(CHUNK, bytes.length - count));
    }
    return count;
  }

  private static boolean isMarkup(byte[] bytes, int count) {
    int i = 0;
    while (i < count && Character.isWhitespace(bytes[i])) {
      i++;
    }
    return i < count && bytes[i] == '<';
  }
}
