package io.github.lectern.jupyter.transport;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
      JsonElement read = JsonParser.parseString(Files.readString(file));
      if (!read.isJsonObject()) {
        throw new IOException(file + " is not a Jupyter connection file: it names no address");
      }
      return of(file, new Fields(read.getAsJsonObject()));
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new IOException(file + " is not a Jupyter connection file: " + e.getMessage(), e);
    }
  }

  private static Connection of(Path file, Fields read) throws IOException {
    String ip = read.text("ip");
    String transport = read.text("transport");
    if (ip.isEmpty() || transport.isEmpty()) {
      throw new IOException(file + " is not a Jupyter connection file: it names no address");
    }
    if (!List.of("tcp", "ipc").contains(transport)) {
      throw new IOException("transport: expected tcp or ipc, was " + transport);
    }
    Ports ports =
        new Ports(
            read.number("shell_port", 0),
            read.number("control_port", 0),
            read.number("stdin_port", 0),
            read.number("hb_port", 0),
            read.number("iopub_port", 0));
    ports.requireAll();
    String scheme = read.textIfGiven("signature_scheme").orElse("hmac-sha256");
    return new Connection(transport, ip, ports, scheme, read.text("key"));
  }

  /** Whether the front end listens on Unix sockets instead of ports. */
  boolean isUnix() {
    return transport.equals("ipc");
  }

  /** The Unix socket that stands for a port. */
  Path unixPath(int port) {
    return Path.of(ip + "-" + port);
  }

  /** Returns where one of the five sockets listens, as it is shown to people. */
  String address(int port) {
    return isUnix() ? "ipc://" + unixPath(port) : "tcp://" + ip + ":" + port;
  }

  /**
   * Returns the address to bind one of the five sockets to.
   *
   * @throws IOException if the host is unknown
   */
  SocketAddress bindAddress(int port) throws IOException {
    if (isUnix()) {
      return UnixDomainSocketAddress.of(unixPath(port));
    }
    return ip.equals("*")
        ? new InetSocketAddress(port)
        : new InetSocketAddress(InetAddress.getByName(ip), port);
  }

  /** Returns the address to connect to from this machine; see {@link #bindAddress}. */
  public SocketAddress connectAddress(int port) throws IOException {
    SocketAddress bound = bindAddress(port);
    return bound instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
        : bound;
  }

  /** Without the key, so that no log ever shows it. */
  @Override
  public String toString() {
    return "Connection(" + transport + "://" + ip + ", " + ports + ")";
  }
}
