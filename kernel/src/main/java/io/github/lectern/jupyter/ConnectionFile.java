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

/** Reads the connection file, which names the addresses to bind and the key of messages. */
final class ConnectionFile {
  /** The option that accepts a connection file that other users can read. */
  static final String ALLOW_READABLE = "--allow-readable-connection-file";

  /** The variable with which Jupyter itself writes files that others can read. */
  private static final String JUPYTER_ALLOWS = "JUPYTER_ALLOW_INSECURE_WRITES";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private ConnectionFile() {}

  /**
   * Reads the file that the command line names.
   *
   * @throws IllegalArgumentException if the command line names none
   * @throws IOException if it cannot be read, or other users can read it
   */
  static Connection read(List<String> args, Map<String, String> environment) throws IOException {
    List<String> files = new ArrayList<>(args);
    boolean allowed = files.remove(ALLOW_READABLE);
    allowed |= List.of("1", "true").contains(environment.getOrDefault(JUPYTER_ALLOWS, ""));
    if (files.size() != 1 || files.get(0).startsWith("-")) {
      throw new IllegalArgumentException(
          "expected the connection file of a front end but got "
              + (files.isEmpty() ? "nothing" : files));
    }
    Path file = Path.of(files.get(0));
    requireRegular(file);
    if (!allowed) {
      requirePrivate(file);
    }
    return Connection.read(file);
  }

  /** Refuses a pipe, for example, which would block. */
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
              + " can be read by other users, who could then run code as you: run chmod 600 on it, or use "
              + ALLOW_READABLE);
    }
  }
}
