package io.github.lectern.jupyter.zmtp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A bound socket and its peers; used on the polling thread only. */
public final class Listener {
  /** The maximum number of peers that one socket serves at a time. */
  static final int MAX_PEERS = 256;

  private static final long ACCEPT_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SLOW_HANDSHAKE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int ACCEPTED_AT_ONCE = 16;

  private final ServerSocketChannel channel;
  private final SelectionKey key;
  private final SocketType type;
  private final Limits limits;
  private final Peer.Events events;
  private final Optional<CurveKeys> keys;
  private final Consumer<IOException> dropped;
  private final List<Peer> peers = new ArrayList<>();
  private int generatedIdentities;
  private Optional<Long> pausedAt = Optional.empty();

  Listener(
      ServerSocketChannel channel,
      Selector selector,
      SocketType type,
      Limits limits,
      Peer.Events events,
      Optional<CurveKeys> keys,
      Consumer<IOException> dropped)
      throws IOException {
    this.channel = channel;
    this.type = type;
    this.limits = limits;
    this.events = events;
    this.keys = keys;
    this.dropped = dropped;
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_ACCEPT, this);
  }

  /**
   * Queues a message for the peer with the given identity. Several peers may announce the same
   * identity, since a client may reconnect before its old connection has ended. The message goes to
   * the trusted ones, or to all if none is trusted, so that a copied identity cannot cut off its
   * owner.
   */
  public void send(byte[] identity, List<byte[]> frames) {
    List<Peer> named = named(identity);
    boolean trusted = named.stream().anyMatch(Peer::isTrusted);
    Broadcast message = new Broadcast(frames);
    named.stream().filter(peer -> !trusted || peer.isTrusted()).forEach(peer -> peer.send(message));
  }

  /** Queues a message for all peers with the given identity, trusted or not. */
  public void sendToAll(byte[] identity, List<byte[]> frames) {
    Broadcast message = new Broadcast(frames);
    named(identity).forEach(peer -> peer.send(message));
  }

  private List<Peer> named(byte[] identity) {
    return peers.stream().filter(peer -> peer.isReady() && peer.hasIdentity(identity)).toList();
  }

  /** Returns the peers with a subscription that matches the given topic. */
  public List<Peer> subscribers(byte[] topic) {
    return peers.stream().filter(peer -> peer.isReady() && peer.isSubscribedTo(topic)).toList();
  }

  /** Queues a message for several peers, such as the subscribers to its topic. */
  public static void publish(List<byte[]> frames, List<Peer> subscribers) {
    Broadcast message = new Broadcast(frames);
    subscribers.forEach(peer -> peer.sendShared(message));
  }

  List<Peer> peers() {
    return peers;
  }

  /** Returns whether a timeout is pending, so that polling must not wait forever. */
  boolean isTimed() {
    return pausedAt.isPresent() || !peers.stream().allMatch(Peer::isReady);
  }

  void accept(Selector selector) {
    for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
      SocketChannel client;
      try {
        client = channel.accept();
      } catch (IOException e) {
        // For example, too many open files: the connection stays in the backlog for a later
        // attempt.
        key.interestOps(0);
        pausedAt = Optional.of(System.nanoTime());
        return;
      }
      if (client == null) {
        return;
      }
      admitOrClose(client, selector);
    }
  }

  /** Admits or closes a client; reports a connection that the client has already reset. */
  private void admitOrClose(SocketChannel client, Selector selector) {
    try {
      admit(client, selector);
    } catch (IOException e) {
      dropped.accept(e);
    }
  }

  private void admit(SocketChannel client, Selector selector) throws IOException {
    boolean admitted = false;
    try {
      admitted = hasRoom();
      if (admitted) {
        client.configureBlocking(false);
        if (!isUnix()) {
          client.setOption(StandardSocketOptions.TCP_NODELAY, true);
          client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
        SelectionKey clientKey = client.register(selector, SelectionKey.OP_WRITE);
        Peer peer = new Peer(clientKey, type, mechanism(), nextIdentity(), limits, events);
        clientKey.attach(peer);
        peers.add(peer);
      }
    } finally {
      if (!admitted) {
        client.close();
      }
    }
  }

  private Mechanism mechanism() {
    return keys.<Mechanism>map(pair -> new CurveServer(pair, type, limits.frames()))
        .orElseGet(() -> new NullMechanism(type));
  }

  private boolean isUnix() throws IOException {
    return channel.getLocalAddress() instanceof UnixDomainSocketAddress;
  }

  private byte[] nextIdentity() {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(++generatedIdentities).array();
  }

  /**
   * Returns whether one more peer may connect. If the limit is reached, makes room by dropping a
   * peer whose handshake takes more than a second or, on a ROUTER, the untrusted peer that has been
   * silent longest. Subscribers are always silent, so they are not dropped for silence.
   */
  private boolean hasRoom() {
    if (peers.size() < MAX_PEERS) {
      return true;
    }
    long now = System.nanoTime();
    Optional<Peer> leaving =
        peers.stream()
            .filter(peer -> peer.isReady() ? isReplaceable(peer) : isSlow(peer, now))
            .min(Comparator.comparing(Peer::isReady).thenComparing(Peer::lastRead));
    leaving.ifPresent(Peer::close);
    leaving.ifPresent(peers::remove);
    return leaving.isPresent();
  }

  private boolean isReplaceable(Peer ready) {
    return type == SocketType.ROUTER && !ready.isTrusted();
  }

  private static boolean isSlow(Peer handshaking, long now) {
    return now - handshaking.connectedAt() > SLOW_HANDSHAKE_NANOS;
  }

  /** Writes queued messages and removes peers that have left or exceeded the handshake timeout. */
  void tend() {
    long now = System.nanoTime();
    if (pausedAt.isPresent() && now - pausedAt.get() > ACCEPT_PAUSE_NANOS) {
      pausedAt = Optional.empty();
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
    peers.removeIf(peer -> !isStaying(peer, now));
  }

  private boolean isStaying(Peer peer, long now) {
    if (!peer.isOpen()) {
      return false;
    }
    if (!peer.isReady() && now - peer.connectedAt() > limits.handshake().toNanos()) {
      dropped.accept(new ZmtpException("the handshake took too long"));
      peer.close();
      return false;
    }
    try {
      peer.flush();
      return true;
    } catch (IOException e) {
      peer.close();
      return false;
    }
  }

  void close() throws IOException {
    peers.forEach(Peer::close);
    channel.close();
  }
}
