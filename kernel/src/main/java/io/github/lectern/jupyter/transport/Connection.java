package io.github.lectern.jupyter.transport;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.lectern.jupyter.zmtp.CurveKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The content of a connection file: the addresses to bind and the key.
 *
 * @param transport "tcp" or "ipc"
 * @param ip the address to bind; for "ipc" the prefix of the socket paths
 * @param ports the five ports
 * @param scheme the signature scheme, such as "hmac-sha256"
 * @param key the key that signs messages; empty if messages are not signed
 * @param curve the keys of the kernel if connections are encrypted with CurveZMQ
 */
public record Connection(
    String transport,
    String ip,
    Ports ports,
    String scheme,
    String key,
    Optional<CurveKeys> curve) {

  /** Describes connections that are not encrypted. */
  public Connection(String transport, String ip, Ports ports, String scheme, String key) {
    this(transport, ip, ports, scheme, key, Optional.empty());
  }

  /** The ports of the five sockets. */
  public record Ports(int shell, int control, int stdin, int heartbeat, int iopub) {
    private static final int HIGHEST = 65_535;

    private void requireAll() throws IOException {
      for (int port : new int[] {shell, control, stdin, heartbeat, iopub}) {
        if (port < 1 || port > HIGHEST) {
          throw new IOException("expected five ports from 1 to 65535 but got " + this);
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
        throw new IOException(file + " is not a Jupyter connection file: expected a JSON object");
      }
      return of(file, new JsonFields(read.getAsJsonObject()));
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new IOException(file + " is not a Jupyter connection file: " + e.getMessage(), e);
    }
  }

  private static Connection of(Path file, JsonFields read) throws IOException {
    String ip = read.text("ip");
    String transport = read.text("transport");
    if (ip.isEmpty() || transport.isEmpty()) {
      throw new IOException(
          file + " is not a Jupyter connection file: \"ip\" or \"transport\" is missing");
    }
    if (!List.of("tcp", "ipc").contains(transport)) {
      throw new IOException(file + ": expected the transport tcp or ipc but got " + transport);
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
    return new Connection(transport, ip, ports, scheme, read.text("key"), curveKeys(read));
  }

  private static Optional<CurveKeys> curveKeys(JsonFields read) throws IOException {
    Optional<String> publicKey = read.textIfGiven("curve_publickey");
    Optional<String> secretKey = read.textIfGiven("curve_secretkey");
    if (publicKey.isEmpty() && secretKey.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(CurveKeys.ofZ85(publicKey.orElse(""), secretKey.orElse("")));
  }

  /** Returns whether the sockets are Unix domain sockets. */
  boolean isUnix() {
    return transport.equals("ipc");
  }

  /** Returns the path of the Unix domain socket for a port. */
  Path unixPath(int port) {
    return Path.of(ip + "-" + port);
  }

  /** Returns the address of one of the five sockets as text, for error messages. */
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

  /** Omits the keys, which must not appear in logs. */
  @Override
  public String toString() {
    return "Connection(" + transport + "://" + ip + ", " + ports + ")";
  }
}
