package io.github.lectern.jupyter;

import io.github.lectern.jupyter.transport.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the connection file: the addresses to bind, and the key that signs messages. */
final class ConnectionFile {
  /** The option to accept a connection file that other users can read or change. */
  static final String ALLOW_READABLE = "--allow-readable-connection-file";

  /** The environment variable that makes Jupyter write files that others can read. */
  private static final String JUPYTER_ALLOWS = "JUPYTER_ALLOW_INSECURE_WRITES";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private ConnectionFile() {}

  /**
   * Reads the connection file named on the command line.
   *
   * @throws IllegalArgumentException if the command line does not name exactly one file
   * @throws IOException if the file cannot be read, or if other users can access it and this is not
   *     allowed
   */
  static Connection read(List<String> args, Map<String, String> environment) throws IOException {
    List<String> files = new ArrayList<>(args);
    boolean allowed = files.remove(ALLOW_READABLE);
    allowed |= List.of("1", "true").contains(environment.getOrDefault(JUPYTER_ALLOWS, ""));
    if (files.size() != 1 || files.get(0).startsWith("-")) {
      throw new IllegalArgumentException(
          "expected the path of a connection file but got "
              + (files.isEmpty() ? "nothing" : files));
    }
    Path file = Path.of(files.get(0));
    requireRegular(file);
    if (!allowed) {
      requirePrivate(file);
    }
    return Connection.read(file);
  }

  /** Refuses anything but a regular file; reading from a pipe, for example, would block. */
  private static void requireRegular(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("there is no connection file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("expected a connection file, but " + file + " is not a regular file");
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(
          file
              + " can be read or changed by other users, who could then run code as you;"
              + " run chmod 600 on it, or use "
              + ALLOW_READABLE);
    }
  }
}
