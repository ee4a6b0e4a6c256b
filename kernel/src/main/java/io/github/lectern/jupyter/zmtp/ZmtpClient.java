package io.github.lectern.jupyter.zmtp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A blocking ZMTP client with one connection; for use by a single thread. */
public final class ZmtpClient implements Closeable {
  private static final int INPUT_BYTES = 64 * 1024;
  private static final int RETRY_MS = 5;
  private static final Limits LIMITS =
      new Limits(
          Integer.MAX_VALUE - 8,
          Integer.MAX_VALUE - 8,
          Integer.MAX_VALUE - 8,
          1000,
          Duration.ZERO,
          Integer.MAX_VALUE);

  private final Selector selector;
  private final Peer server;
  private final Queue<List<byte[]>> received = new ArrayDeque<>();
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);

  private ZmtpClient(SocketChannel channel, SocketType type, Mechanism mechanism)
      throws IOException {
    this.selector = Selector.open();
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    this.server = new Peer(key, type, mechanism, new byte[0], LIMITS, new Inbox());
  }

  private final class Inbox implements Peer.Events {
    @Override
    public void message(Peer peer, List<byte[]> frames) {
      received.add(frames);
    }

    @Override
    public void subscribed(Peer peer, byte[] topic) {
      throw new IllegalStateException(
          "expected a client socket, but the server has subscribed to a topic");
    }

    @Override
    public void reserve(Peer peer, long bytes) {}
  }

  /**
   * Connects as soon as the server listens, and performs the handshake.
   *
   * @throws IOException if this exceeds the timeout or the server uses another protocol
   */
  public static ZmtpClient connect(SocketAddress address, SocketType type, Duration timeout)
      throws IOException {
    return connect(address, type, timeout, Optional.empty());
  }

  /**
   * Connects to a server that may use CURVE.
   *
   * @param server the server's keys if it does
   */
  public static ZmtpClient connect(
      SocketAddress address, SocketType type, Duration timeout, Optional<CurveKeys> server)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    SocketChannel channel = open(address, end);
    boolean connected = false;
    try {
      ZmtpClient client = new ZmtpClient(channel, type, mechanism(type, server));
      while (!client.server.isReady()) {
        client.poll(end);
      }
      connected = true;
      return client;
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }

  private static Mechanism mechanism(SocketType type, Optional<CurveKeys> server) {
    return server
        .<Mechanism>map(keys -> new CurveClient(keys.publicKey(), type, LIMITS.frames()))
        .orElseGet(() -> new NullMechanism(type));
  }

  private static SocketChannel open(SocketAddress address, long end) throws IOException {
    while (true) {
      try {
        return SocketChannel.open(address);
      } catch (ConnectException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      try {
        Thread.sleep(RETRY_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while connecting to " + address, e);
      }
    }
  }

  /** Sends a message and returns when it has been passed to the operating system. */
  public void send(List<byte[]> frames, Duration timeout) throws IOException {
    server.send(frames);
    flush(timeout);
  }

  /** Subscribes to messages that begin with the given topic. */
  public void subscribe(byte[] topic, Duration timeout) throws IOException {
    server.subscribe(topic);
    flush(timeout);
  }

  private void flush(Duration timeout) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    server.flush();
    while (server.queuedMessages() > 0) {
      poll(end);
    }
  }

  /**
   * Returns the next message.
   *
   * @throws SocketTimeoutException if none arrives in time
   * @throws EOFException if the server closes the connection
   */
  public List<byte[]> receive(Duration timeout) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    while (received.isEmpty()) {
      poll(end);
    }
    return received.remove();
  }

  private void poll(long end) throws IOException {
    server.flush();
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("no answer within the timeout");
    }
    selector.select(left);
    boolean readable =
        selector.selectedKeys().stream().anyMatch(key -> key.isValid() && key.isReadable());
    selector.selectedKeys().clear();
    if (readable) {
      server.read(input.clear());
      server.decode(input);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    selector.close();
  }
}
