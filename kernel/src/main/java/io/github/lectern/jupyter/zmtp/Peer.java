package io.github.lectern.jupyter.zmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The remote end of one connection; used on the polling thread only.
 *
 * <p>Both ends send a greeting, then the commands of a {@link Mechanism}, then messages and the
 * commands PING, PONG, SUBSCRIBE and CANCEL.
 */
public final class Peer {
  private static final int LONGEST_PING_CONTEXT = 16;
  private static final int PING_TTL_BYTES = 2;
  private static final int SHORT_READ = 4 * 1024;
  private static final int MOST_COMPLAINTS = 10;

  /** Handles the messages, subscriptions and memory requests of peers. */
  interface Events {
    void message(Peer peer, List<byte[]> frames);

    /** Handles a new subscription. */
    void subscribed(Peer peer, byte[] topic);

    /**
     * Checks that a buffer of this many bytes may be allocated for the peer.
     *
     * @throws ZmtpException if it may not
     */
    void reserve(Peer peer, long bytes) throws ZmtpException;
  }

  private final SocketChannel channel;
  private final SelectionKey key;
  private final SocketType own;
  private final Limits limits;
  private final Events events;
  private final Mechanism mechanism;
  private final FrameDecoder decoder;
  private final FrameDecoder.Sink sink = new Incoming();
  private final FrameDecoder.Sink plain = new Plain();
  private final OutputQueue output = new OutputQueue();
  private final Subscriptions subscriptions = new Subscriptions();
  private byte[] identity;
  private boolean ready;
  private boolean trusted;
  private int complaints;
  private final long connectedAt = System.nanoTime();
  private long lastRead = connectedAt;

  /**
   * Starts the handshake.
   *
   * @param key the channel's key, whose interest set this peer keeps up to date
   * @param mechanism encrypts the connection or leaves it as it is
   * @param identity the identity to use unless the peer announces one
   */
  Peer(
      SelectionKey key,
      SocketType own,
      Mechanism mechanism,
      byte[] identity,
      Limits limits,
      Events events) {
    this.channel = (SocketChannel) key.channel();
    this.key = key;
    this.own = own;
    this.mechanism = mechanism;
    this.identity = identity;
    this.limits = limits;
    this.events = events;
    this.decoder = new FrameDecoder(limits, bytes -> events.reserve(this, bytes), mechanism.name());
    output.add(ByteBuffer.wrap(mechanism.greeting()));
  }

  /** Returns the announced identity, or the one given to the constructor. */
  public byte[] identity() {
    return identity.clone();
  }

  boolean hasIdentity(byte[] other) {
    return Arrays.equals(identity, other);
  }

  /** Trusts the peer, which has proved that it knows the key. */
  public void trust() {
    trusted = true;
    decoder.trust();
  }

  /** Counts a malformed message; the tenth from an untrusted peer ends the connection. */
  public void countMalformed() {
    complaints++;
    if (!trusted && complaints >= MOST_COMPLAINTS) {
      close();
    }
  }

  boolean isTrusted() {
    return trusted;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Returns whether the handshake is done and the connection is still open. */
  boolean isReady() {
    return ready && isOpen();
  }

  /** Returns when the peer connected, as a {@link System#nanoTime()} value. */
  long connectedAt() {
    return connectedAt;
  }

  boolean isSubscribedTo(byte[] topic) {
    return subscriptions.match(topic);
  }

  /** Returns the time of the peer's last input, as a {@link System#nanoTime()} value. */
  long lastRead() {
    return lastRead;
  }

  /** Returns the memory that the peer uses, in bytes. */
  long heldBytes() {
    return decoder.bufferedBytes() + mechanism.bufferedBytes() + output.heldBytes();
  }

  /** Returns the number of queued bytes. */
  public long queuedBytes() {
    return output.queuedBytes();
  }

  /** Returns the number of queued messages. */
  public int queuedMessages() {
    return output.size();
  }

  /** Returns the number of bytes written so far. */
  public long writtenBytes() {
    return output.writtenBytes();
  }

  /** Reads available input into an empty buffer. */
  void read(ByteBuffer buffer) throws IOException {
    if (!trusted && decoder.bufferedBytes() < SHORT_READ) {
      // Many small messages from an untrusted peer must not delay other peers.
      buffer.limit(SHORT_READ);
    }
    int count;
    try {
      count = channel.read(buffer);
    } finally {
      buffer.flip();
    }
    if (count < 0) {
      throw new EOFException("the peer has closed the connection");
    }
    lastRead = System.nanoTime();
  }

  void decode(ByteBuffer buffer) throws ZmtpException {
    decoder.decode(buffer, sink);
  }

  /** Queues a message that is also sent to other peers, which share its bytes if they can. */
  void send(Broadcast message) {
    output.add(encoded(message));
  }

  /** Queues a message as {@link #send} does, and does not count shared bytes as this peer's. */
  void sendShared(Broadcast message) {
    if (mechanism.isEncrypted()) {
      send(message);
    } else {
      output.addShared(message.plain());
    }
  }

  private ByteBuffer encoded(Broadcast message) {
    return mechanism.isEncrypted() ? mechanism.encode(message.frames()) : message.plain();
  }

  /** Queues a message for this peer only. */
  public void send(List<byte[]> frames) {
    output.add(mechanism.encode(frames));
  }

  private void sendCommand(byte[] command) {
    output.add(mechanism.encodeCommand(command));
  }

  private void sendPlain(byte[] command) {
    output.add(FrameEncoder.command(command));
  }

  void subscribe(byte[] topic) {
    sendCommand(Command.bytes("SUBSCRIBE", topic));
  }

  /** Writes as much as the channel accepts; the selector reports when it accepts more. */
  void flush() throws IOException {
    output.writeTo(channel);
    int read = output.heldBytes() > limits.queuedBytes() ? 0 : SelectionKey.OP_READ;
    int write = output.size() > 0 ? SelectionKey.OP_WRITE : 0;
    key.interestOps(read | write);
  }

  /** Closes the connection and discards queued messages. */
  public void close() {
    ready = false;
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // The operating system had already closed the connection.
      return;
    }
  }

  private static byte[] remaining(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }

  private final class Incoming implements FrameDecoder.Sink {
    @Override
    public void greeting(byte[] greeting) {
      mechanism.begin().ifPresent(Peer.this::sendPlain);
    }

    @Override
    public void command(ByteBuffer command) throws ZmtpException {
      if (!ready) {
        handshake(command);
      } else if (mechanism.isEncrypted()) {
        mechanism.decode(List.of(remaining(command)), decoder.messageLimit(), plain);
      } else {
        plain.command(command);
      }
    }

    private void handshake(ByteBuffer command) throws ZmtpException {
      Mechanism.Answer answer = mechanism.answer(command);
      answer.command().ifPresent(Peer.this::sendPlain);
      if (answer.properties().isPresent()) {
        accept(answer.properties().get());
      }
    }

    private void accept(Map<String, byte[]> properties) throws ZmtpException {
      byte[] type = properties.getOrDefault(Command.SOCKET_TYPE, new byte[0]);
      if (!own.accepts(new String(type, US_ASCII))) {
        throw new ZmtpException(
            "expected a socket type that " + own + " accepts but got another one");
      }
      byte[] announced = Command.identity(properties);
      if (announced.length > 0 && own == SocketType.ROUTER) {
        identity = announced;
      }
      ready = true;
    }

    @Override
    public void message(List<byte[]> frames) throws ZmtpException {
      if (!ready) {
        throw new ZmtpException("expected a command of the handshake but got a message");
      }
      mechanism.decode(frames, decoder.messageLimit(), plain);
    }
  }

  /** Handles messages and commands once they are decrypted. */
  private final class Plain implements FrameDecoder.Sink {
    @Override
    public void greeting(byte[] greeting) {
      throw new IllegalStateException("expected a message but got a greeting");
    }

    @Override
    public void command(ByteBuffer command) throws ZmtpException {
      switch (Command.name(command)) {
        case "PING" -> sendPong(command);
        case "SUBSCRIBE" -> addSubscription(remaining(command));
        case "CANCEL" -> subscriptions.remove(remaining(command));
        case "ERROR" -> throw new ZmtpException("the peer reports an error");
        default -> {} // The specification lets newer peers send unknown commands.
      }
    }

    private void sendPong(ByteBuffer ping) throws ZmtpException {
      int context = ping.remaining() - PING_TTL_BYTES;
      if (context < 0 || context > LONGEST_PING_CONTEXT) {
        throw new ZmtpException("malformed PING");
      }
      ping.position(ping.position() + PING_TTL_BYTES);
      sendCommand(Command.bytes("PONG", remaining(ping)));
    }

    private void addSubscription(byte[] topic) throws ZmtpException {
      if (subscriptions.add(topic)) {
        events.subscribed(Peer.this, topic);
      }
    }

    @Override
    public void message(List<byte[]> frames) throws ZmtpException {
      if (own == SocketType.XPUB) {
        subscription(frames.get(0));
      } else {
        events.message(Peer.this, frames);
      }
    }

    /**
     * Handles a subscription of ZMTP 3.0, which is a message: the byte 1 to subscribe or 0 to
     * unsubscribe, followed by the topic.
     */
    private void subscription(byte[] frame) throws ZmtpException {
      byte[] topic = Arrays.copyOfRange(frame, Math.min(1, frame.length), frame.length);
      if (frame.length > 0 && frame[0] == 1) {
        addSubscription(topic);
      } else if (frame.length > 0 && frame[0] == 0) {
        subscriptions.remove(topic);
      }
    }
  }
}
