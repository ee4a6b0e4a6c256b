package io.github.lectern.keras.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A small file in the format of the data set: images of 3 by 5 random pixels. */
final class TinyFile {
  private final DataFile file;
  private final byte[] raw;

  private TinyFile(DataFile file, byte[] raw) {
    this.file = file;
    this.raw = raw;
  }

  static TinyFile of(String name, int pictures) {
    byte[] raw = raw(pictures, name.hashCode());
    return new TinyFile(new DataFile(name, sha256(raw), List.of(pictures, 3, 5)), raw);
  }

  DataFile file() {
    return file;
  }

  byte[] raw() {
    return raw.clone();
  }

  byte[] gzip() {
    return gzip(raw);
  }

  private static byte[] raw(int pictures, long seed) {
    byte[] pixels = new byte[pictures * 3 * 5];
    new Random(seed).nextBytes(pixels);
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(0x00000803)
        .putInt(pictures)
        .putInt(3)
        .putInt(5)
        .put(pixels)
        .array();
  }

  static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] withFlippedBit(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 0x10;
    return flipped;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
