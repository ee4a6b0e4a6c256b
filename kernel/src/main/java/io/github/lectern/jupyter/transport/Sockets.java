package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Limits;
import io.github.lectern.jupyter.zmtp.Listener;
import io.github.lectern.jupyter.zmtp.Peer;
import io.github.lectern.jupyter.zmtp.ZmtpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Binds the kernel's five sockets to the addresses in the connection file. */
final class Sockets {
  static final int FRAME_BYTES = 64 << 20;
  static final int FRAMES = 256;

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  /** Limits that allow a request with the code and images of a whole notebook. */
  private static final Limits REQUESTS =
      new Limits(FRAME_BYTES, 128 << 20, 16 << 20, FRAMES, HANDSHAKE, 8 << 20);

  private static final Limits HEARTBEATS = new Limits(4096, 8192, 8192, 4, HANDSHAKE, 64 << 10);

  /** Limits that allow a subscription, the only message that a subscriber sends. */
  private static final Limits SUBSCRIPTIONS =
      new Limits(4096 + 1, 4096 + 1, 4096 + 1, 1, HANDSHAKE, 256 << 10);

  private static final long HELD_BYTES = 256L << 20;
  private static final int HEAP_SHARE = 4;
  private static final Duration LINGER = Duration.ofMillis(500);

  /** The bits of st_mode that contain the type of a file, and their value for a socket. */
  private static final int FILE_TYPE = 0170000;

  private static final int SOCKET = 0140000;

  /** Handles incoming messages. */
  interface Handlers {
    /** Handles a message, whose frames do not include the identity of the peer. */
    void request(Channel channel, Peer peer, List<byte[]> frames);

    void heartbeat(Peer peer, List<byte[]> frames);

    void subscribed(Peer peer, byte[] topic);

    /** Handles the disconnection of a peer that has violated the protocol or a limit. */
    void dropped(IOException reason);
  }

  private final ZmtpServer server;
  private final Connection connection;
  private final Map<Channel, Listener> routers = new EnumMap<>(Channel.class);
  private final Listener publisher;
  private final List<Path> unixPaths = new ArrayList<>();

  Sockets(Connection connection, Handlers handlers) throws IOException {
    this.connection = connection;
    long held = Math.min(HELD_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    this.server = new ZmtpServer(held, handlers::dropped, connection.curve());
    boolean bound = false;
    try {
      Connection.Ports ports = connection.ports();
      bindRouter(Channel.SHELL, "shell_port", ports.shell(), handlers);
      bindRouter(Channel.CONTROL, "control_port", ports.control(), handlers);
      bindRouter(Channel.STDIN, "stdin_port", ports.stdin(), handlers);
      bind(
          "hb_port",
          ports.heartbeat(),
          at -> server.bindRouter(at, HEARTBEATS, handlers::heartbeat));
      this.publisher =
          bind(
              "iopub_port",
              ports.iopub(),
              at -> server.bindPublisher(at, SUBSCRIPTIONS, handlers::subscribed));
      bound = true;
    } finally {
      if (!bound) {
        close();
      }
    }
  }

  private void bindRouter(Channel channel, String name, int port, Handlers handlers)
      throws IOException {
    ZmtpServer.Receiver receiver = (peer, frames) -> handlers.request(channel, peer, frames);
    routers.put(channel, bind(name, port, at -> server.bindRouter(at, REQUESTS, receiver)));
  }

  @FunctionalInterface
  private interface Binding {
    Listener bind(SocketAddress address) throws IOException;
  }

  private Listener bind(String name, int port, Binding binding) throws IOException {
    SocketAddress address = connection.bindAddress(port);
    try {
      if (!connection.isUnix()) {
        return binding.bind(address);
      }
      Path path = connection.unixPath(port);
      removeStaleSocket(path);
      Listener listener = binding.bind(address);
      unixPaths.add(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return listener;
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on %s (%s of the connection file): %s"
              .formatted(connection.address(port), name, e.getMessage()),
          e);
    }
  }

  /** Removes a socket that an earlier process left behind, but nothing else. */
  private static void removeStaleSocket(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!isSocket(path)) {
      throw new IOException(path + " exists and is not a socket; remove it or choose another path");
    }
    if (isInUse(path)) {
      throw new IOException(path + " is in use by another process; choose another path");
    }
    Files.delete(path);
  }

  private static boolean isSocket(Path path) throws IOException {
    int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (mode & FILE_TYPE) == SOCKET;
  }

  /** Returns whether a process listens on a socket. */
  private static boolean isInUse(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.configureBlocking(false); // a full backlog must not block the start
      channel.connect(UnixDomainSocketAddress.of(socket));
      return true;
    } catch (ConnectException refused) {
      return false;
    }
  }

  ZmtpServer server() {
    return server;
  }

  Listener router(Channel channel) {
    return routers.get(channel);
  }

  Listener publisher() {
    return publisher;
  }

  /** Sends queued messages for at most half a second. */
  void drain() {
    server.drain(LINGER);
  }

  /** Closes all sockets and deletes the files of Unix domain sockets. */
  void close() throws IOException {
    server.close();
    for (Path path : unixPaths) {
      Files.deleteIfExists(path);
    }
  }
}
