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
 * A ZMTP server: any number of bound sockets on one selector. All methods but {@link #wakeUp} are
 * for one thread, which calls {@link #poll} over and over.
 *
 * <p>The unfinished messages of all peers and the answers queued for them may together take a
 * limited amount of memory. When they take more, the peer that takes most is disconnected, first
 * among those that are not trusted.
 *
 * <pre>{@code
 * ZmtpServer server = new ZmtpServer(64 << 20, e -> log(e));
 * server.bind(address, SocketType.ROUTER, limits, (peer, frames) -> peer.send(frames), ...);
 * while (true) server.poll(Duration.ofSeconds(1));
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
  private Optional<Peer> reading = Optional.empty();

  /**
   * Opens a server without sockets.
   *
   * @param heldLimit how much memory all peers together may take, in bytes; published messages,
   *     which they share, do not count
   * @param dropped is told why a peer was disconnected that did not leave by itself
   */
  public ZmtpServer(long heldLimit, Consumer<IOException> dropped) throws IOException {
    this.heldLimit = heldLimit;
    this.dropped = dropped;
  }

  /** Takes the messages that arrive at a socket, without the identity of their peer. */
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
   * @param subscribed is told of each new subscription of a peer
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
          new Listener(channel, selector, type, limits, events(receiver, subscribed), dropped);
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

  /** Ends a {@link #poll} that waits; may be called on any thread. */
  public void wakeUp() {
    selector.wakeup();
  }

  /**
   * Writes what is queued, waits until something arrives, and hands it to the receivers.
   *
   * @param patience how long to wait, in milliseconds; negative to wait without end
   */
  public void poll(long patience) {
    tend();
    // What a lack of memory has kept from being decoded comes first.
    reading.ifPresent(this::decode);
    try {
      boolean timed = listeners.stream().anyMatch(Listener::isTimed);
      long wait = timed && (patience < 0 || patience > TIMED_MS) ? TIMED_MS : patience;
      if (wait == 0) {
        selector.selectNow(this::serve);
      } else {
        selector.select(this::serve, Math.max(wait, 0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector is broken", e);
    }
  }

  /** Writes what is queued, until nothing is left or the time is over. */
  public void drain(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
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
    // A peer that can be written to is served before the next wait.
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

  /** If memory runs out half-way, the rest is decoded by the next call. */
  private void decode(Peer peer) {
    try {
      peer.decode(input);
      limitMemory();
    } catch (ZmtpException e) {
      drop(peer, e);
    } catch (OutOfMemoryError e) {
      Peer greedy = greediest().filter(p -> p.heldBytes() > SMALL_BYTES).orElseThrow(() -> e);
      drop(greedy, new ZmtpException("memory is too full for what it sends"));
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
        "all connections together take more than %,d bytes".formatted(heldLimit));
  }

  /** Returns the peer for which most memory is held, first among those not trusted. */
  private Optional<Peer> greediest() {
    return peers()
        .filter(peer -> peer.heldBytes() > 0)
        .max(Comparator.comparing((Peer p) -> !p.isTrusted()).thenComparing(Peer::heldBytes));
  }

  private void drop(Peer peer, ZmtpException reason) {
    peer.close();
    dropped.accept(reason);
  }

  /** Disconnects all peers and frees the addresses. */
  @Override
  public void close() throws IOException {
    for (Listener listener : listeners) {
      listener.close();
    }
    selector.close();
  }
}
