package io.github.lectern.keras.datasets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One file of a data set as it must be once unpacked; its SHA-256 is the truth, since mirrors pack
 * the same bytes differently.
 */
record DataFile(String name, String sha256, List<Integer> shape) {

  String gzipName() {
    return name + ".gz";
  }

  /** Returns the length in bytes of the unpacked file. */
  int size() {
    return IdxFormat.size(shape);
  }

  /**
   * Refuses bytes that are not this file; there must be as many of them as {@link #size()} says.
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

  /** Returns the complaint about a file of another length. */
  SourceException wrongLength(String actual) {
    return SourceException.wrong(
        String.format(Locale.ROOT, "expected %,d bytes but got %s", size(), actual));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
