package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file atomically: readers never see a partial file, even if the process is killed or the
 * machine loses power.
 */
final class AtomicFile {
  private static final int CHUNK = 1 << 16;

  private AtomicFile() {}

  /**
   * Writes the file. The caller must hold the lock of the directory, so an existing temporary file
   * was left behind by a process that was killed.
   */
  static void write(Path path, byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      writeThrough(temporary, bytes);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeThrough(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // in chunks, because the JDK keeps a direct buffer as large as the largest write
      for (int from = 0; from < bytes.length; from += CHUNK) {
        ByteBuffer chunk = ByteBuffer.wrap(bytes, from, Math.min(CHUNK, bytes.length - from));
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
      channel.force(true);
    }
  }
}
