package io.github.lectern.jupyter.transport;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/**
 * Where the front end listens, as its connection file says.
 *
 * @param transport such as "tcp"
 * @param ip the only address that is bound
 * @param ports the five ports
 * @param scheme the signature scheme, such as "hmac-sha256"
 * @param key the shared secret; empty when messages are not signed
 */
public record Connection(String transport, String ip, Ports ports, String scheme, String key) {

  /** The ports of the five sockets. */
  public record Ports(int shell, int control, int stdin, int heartbeat, int iopub) {
    private static final int HIGHEST = 65_535;

    private void requireAll() throws IOException {
      for (int port : new int[] {shell, control, stdin, heartbeat, iopub}) {
        if (port < 1 || port > HIGHEST) {
          throw new IOException("expected five ports from 1 to 65535, was " + this);
        }
      }
    }
  }

  /**
   * Reads a connection file.
   *
   * @throws IOException if it cannot be read or is not a connection file
   */
  public static Connection read(Path file) throws IOException {
    try {
      KernelConnectionProperties read = KernelConnectionProperties.parse(Files.readString(file));
      if (read == null || read.getIp() == null || read.getTransport() == null) {
        throw new IOException(file + " is not a Jupyter connection file: it names no address");
      }
      return of(read);
    } catch (JsonParseException e) {
      throw new IOException(file + " is not a Jupyter connection file: " + e.getMessage(), e);
    }
  }

  private static Connection of(KernelConnectionProperties read) throws IOException {
    if (!List.of("tcp", "ipc").contains(read.getTransport())) {
      throw new IOException("transport: expected tcp or ipc, was " + read.getTransport());
    }
    Ports ports =
        new Ports(
            read.getShellPort(),
            read.getControlPort(),
            read.getStdinPort(),
            read.getHbPort(),
            read.getIopubPort());
    ports.requireAll();
    String key = read.getKey() == null ? "" : read.getKey();
    String scheme = read.getSignatureScheme() == null ? "hmac-sha256" : read.getSignatureScheme();
    return new Connection(read.getTransport(), read.getIp(), ports, scheme, key);
  }

  /** Whether the front end listens on Unix sockets instead of ports. */
  boolean isUnix() {
    return transport.equals("ipc");
  }

  /** The Unix socket that stands for a port. */
  Path unixPath(int port) {
    return Path.of(ip + "-" + port);
  }

  String address(int port) {
    return transport + "://" + ip + ":" + port;
  }

  /** Without the key, so that no log ever shows it. */
  @Override
  public String toString() {
    return "Connection(" + transport + "://" + ip + ", " + ports + ")";
  }
}
