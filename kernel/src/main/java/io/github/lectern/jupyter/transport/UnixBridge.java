package io.github.lectern.jupyter.transport;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.WARNING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Carries the bytes of connections to a Unix socket to a port of this machine, and back. */
final class UnixBridge {
  private static final Log LOG = new Log(UnixBridge.class);
  private static final int PIECE_BYTES = 64 * 1024;

  private final Path path;
  private final ServerSocketChannel listener;
  private final InetSocketAddress target;

  private UnixBridge(Path path, int port) throws IOException {
    this.path = path;
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    removeLeftOver(path);
    this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  /**
   * Listens on a Unix socket.
   *
   * @throws IOException if it cannot be made, for instance because the path is too long
   */
  static UnixBridge open(Path path, int port, VitalWork vital) throws IOException {
    UnixBridge bridge = new UnixBridge(path, port);
    vital.start("lectern-bridge", bridge::acceptAll);
    return bridge;
  }

  /** A socket that an ended process left behind is replaced; any other file is not touched. */
  private static void removeLeftOver(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isRegularFile(path) || Files.isDirectory(path)) {
        throw new IOException(path + " is in the way: it is no socket");
      }
      Files.delete(path);
    }
  }

  void close() {
    try {
      listener.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.log(WARNING, "could not remove " + path, e);
    }
  }

  private void acceptAll() {
    while (listener.isOpen()) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        LOG.log(listener.isOpen() ? WARNING : FINE, "no connection over " + path, e);
      }
    }
  }

  private void connect(SocketChannel client) throws IOException {
    try {
      SocketChannel kernel = SocketChannel.open(target);
      kernel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      background("lectern-bridge-in", () -> pump(client, kernel));
      background("lectern-bridge-out", () -> pump(kernel, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  /** Copies until one side ends, and then ends the other. */
  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE_BYTES);
    try (from;
        to) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      LOG.log(FINE, "a connection ended", e);
    }
  }

  private static void background(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
