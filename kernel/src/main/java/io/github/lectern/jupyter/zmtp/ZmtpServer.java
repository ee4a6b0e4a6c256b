package io.github.lectern.jupyter.zmtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves any number of bound ZMTP sockets with one selector. All methods except {@link #wakeUp}
 * must be called by the same thread, which calls {@link #poll} in a loop.
 *
 * <p>The total memory for the unfinished messages of all peers and the answers queued for them is
 * limited. When the limit is exceeded, the peer that uses the most memory is disconnected;
 * untrusted peers are disconnected before trusted ones.
 *
 * <pre>{@code
 * ZmtpServer server = new ZmtpServer(64 << 20, e -> log(e));
 * server.bindRouter(address, limits, (peer, frames) -> peer.send(frames));
 * while (true) server.poll(1000);
 * }</pre>
 */
public final class ZmtpServer implements Closeable {
  private static final int INPUT_BYTES = 64 * 1024;
  private static final int BACKLOG = 128;
  private static final int SMALL_BYTES = 64 * 1024;
  private static final long TIMED_MS = 500;

  private final Selector selector = Selector.open();
  private final List<Listener> listeners = new ArrayList<>();
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES).flip();
  private final long heldLimit;
  private final Consumer<IOException> dropped;
  private final Optional<CurveKeys> keys;
  private Optional<Peer> reading = Optional.empty();

  /**
   * Opens a server without sockets.
   *
   * @param heldLimit the memory that all peers together may use, in bytes, not counting published
   *     messages, which they share
   * @param dropped is called with the reason when a peer violates the protocol or a limit
   */
  public ZmtpServer(long heldLimit, Consumer<IOException> dropped) throws IOException {
    this(heldLimit, dropped, Optional.empty());
  }

  /**
   * Opens a server without sockets.
   *
   * @param keys the server's keys if connections are encrypted with CURVE; then others are refused
   */
  public ZmtpServer(long heldLimit, Consumer<IOException> dropped, Optional<CurveKeys> keys)
      throws IOException {
    this.heldLimit = heldLimit;
    this.dropped = dropped;
    this.keys = keys;
  }

  /** Handles messages that arrive at a socket; the frames do not include the peer's identity. */
  @FunctionalInterface
  public interface Receiver extends BiConsumer<Peer, List<byte[]>> {}

  /**
   * Binds a ROUTER socket.
   *
   * @throws IOException if the address cannot be bound
   */
  public Listener bindRouter(SocketAddress address, Limits limits, Receiver receiver)
      throws IOException {
    return bind(address, SocketType.ROUTER, limits, receiver, (peer, topic) -> {});
  }

  /**
   * Binds an XPUB socket.
   *
   * @param subscribed is called for each new subscription of a peer
   * @throws IOException if the address cannot be bound
   */
  public Listener bindPublisher(
      SocketAddress address, Limits limits, BiConsumer<Peer, byte[]> subscribed)
      throws IOException {
    return bind(address, SocketType.XPUB, limits, (peer, frames) -> {}, subscribed);
  }

  private Listener bind(
      SocketAddress address,
      SocketType type,
      Limits limits,
      Receiver receiver,
      BiConsumer<Peer, byte[]> subscribed)
      throws IOException {
    boolean unix = address instanceof UnixDomainSocketAddress;
    ServerSocketChannel channel =
        unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
      Listener listener =
          new Listener(
              channel, selector, type, limits, events(receiver, subscribed), keys, dropped);
      listeners.add(listener);
      return listener;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Peer.Events events(Receiver receiver, BiConsumer<Peer, byte[]> subscribed) {
    return new Peer.Events() {
      @Override
      public void message(Peer peer, List<byte[]> frames) {
        receiver.accept(peer, frames);
      }

      @Override
      public void subscribed(Peer peer, byte[] topic) {
        subscribed.accept(peer, topic);
      }

      @Override
      public void reserve(Peer peer, long bytes) throws ZmtpException {
        ZmtpServer.this.reserve(peer, bytes);
      }
    };
  }

  /** Wakes up a waiting {@link #poll}; may be called by any thread. */
  public void wakeUp() {
    selector.wakeup();
  }

  /**
   * Writes queued messages, waits for input and passes it to the receivers.
   *
   * @param timeout how long to wait, in milliseconds; negative to wait forever
   */
  public void poll(long timeout) {
    tend();
    // Input that could not be decoded because of an OutOfMemoryError comes first.
    reading.ifPresent(this::decode);
    try {
      boolean timed = listeners.stream().anyMatch(Listener::isTimed);
      long wait = timed && (timeout < 0 || timeout > TIMED_MS) ? TIMED_MS : timeout;
      if (wait == 0) {
        selector.selectNow(this::serve);
      } else {
        selector.select(this::serve, Math.max(wait, 0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
  }

  /** Writes queued messages until none are left or the timeout has passed. */
  public void drain(Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    tend();
    while (System.nanoTime() < end && peers().anyMatch(peer -> peer.queuedMessages() > 0)) {
      poll(10);
    }
  }

  private void tend() {
    listeners.forEach(Listener::tend);
  }

  private Stream<Peer> peers() {
    return listeners.stream().flatMap(listener -> listener.peers().stream()).filter(Peer::isOpen);
  }

  private void serve(SelectionKey key) {
    if (key.attachment() instanceof Listener listener) {
      listener.accept(selector);
    } else if (key.attachment() instanceof Peer peer && key.isValid() && key.isReadable()) {
      read(peer);
    }
    // A writable peer is written to before the next wait.
  }

  private void read(Peer peer) {
    try {
      peer.read(input.clear());
    } catch (IOException e) {
      peer.close();
      return;
    }
    reading = Optional.of(peer);
    decode(peer);
  }

  /** Decodes input; after an OutOfMemoryError, the next poll decodes the rest. */
  private void decode(Peer peer) {
    try {
      peer.decode(input);
      limitMemory();
    } catch (ZmtpException e) {
      drop(peer, e);
    } catch (OutOfMemoryError e) {
      Peer greedy = greediest().filter(p -> p.heldBytes() > SMALL_BYTES).orElseThrow(() -> e);
      drop(greedy, new ZmtpException("the heap is too full for this peer's messages"));
      reading = Optional.of(peer).filter(Peer::isOpen);
      return;
    }
    reading = Optional.empty();
  }

  private void limitMemory() {
    while (heldBytes() > heldLimit) {
      drop(greediest().orElseThrow(), memoryExceeded());
    }
  }

  private void reserve(Peer peer, long bytes) throws ZmtpException {
    if (peer.heldBytes() + bytes > heldLimit) {
      throw memoryExceeded();
    }
    while (heldBytes() + bytes > heldLimit) {
      drop(greediest().orElseThrow(), memoryExceeded());
      if (!peer.isOpen()) {
        throw memoryExceeded();
      }
    }
  }

  private long heldBytes() {
    return peers().mapToLong(Peer::heldBytes).sum();
  }

  private ZmtpException memoryExceeded() {
    return new ZmtpException(
        "all connections together use more than %,d bytes".formatted(heldLimit));
  }

  /** Returns the peer that uses the most memory; untrusted peers come before trusted ones. */
  private Optional<Peer> greediest() {
    return peers()
        .filter(peer -> peer.heldBytes() > 0)
        .max(Comparator.comparing((Peer p) -> !p.isTrusted()).thenComparing(Peer::heldBytes));
  }

  private void drop(Peer peer, ZmtpException reason) {
    peer.close();
    dropped.accept(reason);
  }

  /** Disconnects all peers and releases the addresses. */
  @Override
  public void close() throws IOException {
    for (Listener listener : listeners) {
      listener.close();
    }
    selector.close();
  }
}
