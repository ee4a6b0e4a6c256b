package io.github.lectern.keras.datasets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One file of a data set. Files are identified by their uncompressed content, because mirrors
 * compress the same bytes differently.
 *
 * @param name the name of the uncompressed file
 * @param sha256 the SHA-256 of the uncompressed file, in lower-case hexadecimal digits
 * @param shape the shape of the tensor in the file
 */
record DataFile(String name, String sha256, List<Integer> shape) {

  String gzipName() {
    return name + ".gz";
  }

  /** Returns the size of the uncompressed file in bytes. */
  int size() {
    return IdxFormat.size(shape);
  }

  /**
   * Checks the header and the SHA-256 of the uncompressed bytes.
   *
   * @param bytes an array of {@link #size()} bytes
   * @throws SourceException if they are not the content of this file
   */
  void check(byte[] bytes) throws SourceException {
    IdxFormat.check(bytes, shape);
    String actual = HexFormat.of().formatHex(sha256Digest().digest(bytes));
    if (!actual.equals(sha256)) {
      throw SourceException.wrong(
          "damaged: expected SHA-256 %s... but got %s..."
              .formatted(sha256.substring(0, 12), actual.substring(0, 12)));
    }
  }

  /**
   * Returns an exception for a file of the wrong length.
   *
   * @param actual the actual length, as the end of the sentence "expected 10 bytes but got ..."
   */
  SourceException wrongLength(String actual) {
    return SourceException.wrong(
        String.format(Locale.ROOT, "expected %,d bytes but got %s", size(), actual));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must support SHA-256", e);
    }
  }
}
