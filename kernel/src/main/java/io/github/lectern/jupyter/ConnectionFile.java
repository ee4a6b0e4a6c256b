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

/** The file in which a front end says where it listens and with which key messages are signed. */
final class ConnectionFile {
  /** Lets others read the file, and so run anything as this user. */
  static final String ALLOW_READABLE = "--allow-readable-connection-file";

  /** With this variable Jupyter itself writes files that others can read. */
  private static final String JUPYTER_ALLOWS = "JUPYTER_ALLOW_INSECURE_WRITES";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private ConnectionFile() {}

  /**
   * Reads the file that a command line names.
   *
   * @throws IllegalArgumentException if the command line names none
   * @throws IOException if it cannot be read, or others can read it
   */
  static Connection read(List<String> args, Map<String, String> environment) throws IOException {
    List<String> files = new ArrayList<>(args);
    boolean allowed = files.remove(ALLOW_READABLE);
    allowed |= List.of("1", "true").contains(environment.getOrDefault(JUPYTER_ALLOWS, ""));
    if (files.size() != 1 || files.get(0).startsWith("-")) {
      throw new IllegalArgumentException(
          "expected the connection file of a front end, was "
              + (files.isEmpty() ? "nothing" : files));
    }
    Path file = Path.of(files.get(0));
    requireRegular(file);
    if (!allowed) {
      requirePrivate(file);
    }
    return Connection.read(file);
  }

  /** A pipe would block until somebody writes to it. */
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
              + " can be read by others, who could then run anything as you: chmod 600 it, or use "
              + ALLOW_READABLE);
    }
  }
}
