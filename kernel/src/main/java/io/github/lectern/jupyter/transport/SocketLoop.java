package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.zeromq.ZMQ;

/**
 * The thread that owns the five sockets. It never runs a cell, and no message ends it.
 *
 * <p>While the kernel is not healthy, heartbeats are kept instead of echoed.
 */
final class SocketLoop {
  private static final Log LOG = new Log(SocketLoop.class);
  private static final int JOIN_MS = 1000;
  private static final int LOOK_AGAIN_MS = 500;
  private static final int SEND_AGAIN_MS = 5;
  private static final byte SUBSCRIBED = 1;
  private static final List<Channel> CHANNELS =
      List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN);

  private final Sockets sockets;
  private final Wire wire;
  private final Session session;
  private final VitalWork vital;
  private final DropLog drops = new DropLog();
  private final Heartbeat heartbeat;
  private final Publisher publisher;
  private final Pipe wakeUp;
  private final Queue<Runnable> replies = new ConcurrentLinkedQueue<>();
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean finishing;

  SocketLoop(Sockets sockets, Wire wire, Session session, VitalWork vital) throws IOException {
    this.sockets = sockets;
    this.wire = wire;
    this.session = session;
    this.vital = vital;
    this.heartbeat = new Heartbeat(sockets.heartbeat());
    this.publisher = new Publisher(sockets.publisher());
    this.wakeUp = Pipe.open();
    wakeUp.source().configureBlocking(false);
  }

  void start(Receiver receiver, Health health) {
    thread = Optional.of(vital.start("lectern-sockets", () -> serve(receiver, health)));
  }

  /** Called on the sender's thread only, which nobody interrupts. */
  void send(Channel channel, List<byte[]> frames) {
    replies.add(() -> Frames.send(sockets.router(channel), frames));
    wake();
  }

  /** Called on the sender's thread only, which nobody interrupts. */
  void publish(List<byte[]> frames) {
    publisher.add(frames);
    wake();
  }

  /** How many bytes wait to be published. */
  long waitingBytes() {
    return publisher.waitingBytes();
  }

  /** Sends what is queued, then ends the thread. */
  void finish() throws InterruptedException {
    finishing = true;
    wake();
    if (thread.isPresent()) {
      thread.get().join(JOIN_MS);
    }
  }

  private void wake() {
    try {
      wakeUp.sink().write(ByteBuffer.wrap(new byte[1]));
    } catch (IOException e) {
      throw new IllegalStateException("the socket thread cannot be woken", e);
    }
  }

  private void serve(Receiver receiver, Health health) {
    try (ZMQ.Poller poller = sockets.poller(CHANNELS.size() + 3)) {
      Map<Channel, Integer> routers = new EnumMap<>(Channel.class);
      for (Channel channel : CHANNELS) {
        routers.put(channel, poller.register(sockets.router(channel), ZMQ.Poller.POLLIN));
      }
      int beats = poller.register(sockets.heartbeat(), ZMQ.Poller.POLLIN);
      int subscriptions = poller.register(sockets.publisher(), ZMQ.Poller.POLLIN);
      poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
      VitalWork.Work<RuntimeException> turn =
          () -> {
            poller.poll(patience());
            routers.forEach(
                (channel, i) -> guarded(poller.pollin(i), () -> receive(channel, receiver)));
            guarded(poller.pollin(subscriptions), this::welcome);
            guarded(poller.pollin(beats), heartbeat::take);
            guarded(heartbeat.isKeeping() && health.isGood(), heartbeat::echo);
            sendOutgoing();
          };
      while (!finishing) {
        vital.insist(turn);
      }
    }
    publisher.sendAll();
    sendOutgoing();
  }

  private long patience() {
    if (publisher.isWaiting()) {
      return SEND_AGAIN_MS;
    }
    return heartbeat.isKeeping() ? LOOK_AGAIN_MS : -1;
  }

  /** Whatever arrives, the loop goes on: a message that cannot be understood is dropped. */
  private void guarded(boolean due, Step step) {
    if (!due) {
      return;
    }
    try {
      step.run();
    } catch (MalformedMessageException | RuntimeException | Error e) {
      drops.dropped(e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws MalformedMessageException;
  }

  private void receive(Channel channel, Receiver receiver) throws MalformedMessageException {
    List<byte[]> frames = Frames.read(sockets.router(channel));
    vital.insist(() -> receiver.receive(channel, wire.decode(frames)));
  }

  /** Tells a new subscriber that from now on it misses nothing. */
  private void welcome() throws MalformedMessageException {
    byte[] event = Frames.read(sockets.publisher()).get(0);
    if (event.length > 0 && event[0] == SUBSCRIBED) {
      String topic = new String(event, 1, event.length - 1, UTF_8);
      Message welcome =
          session.publication(
              new JsonObject(), "iopub_welcome", Session.json(Map.of("subscription", topic)));
      // The topic goes first, or a subscriber to that topic alone would not get it.
      Message addressed =
          new Message(
              List.of(topic.getBytes(UTF_8)),
              welcome.header(),
              welcome.parent(),
              welcome.metadata(),
              welcome.content());
      publisher.add(wire.encode(addressed));
    }
  }

  private void sendOutgoing() {
    drainWakeUps();
    publisher.sendSome();
    for (Runnable next = replies.peek(); next != null; next = replies.peek()) {
      try {
        next.run();
      } catch (RuntimeException e) {
        LOG.log(SEVERE, "a message could not be sent", e);
      }
      replies.remove(); // only now: what a full memory has kept from being sent is sent again
    }
  }

  private void drainWakeUps() {
    ByteBuffer buffer = ByteBuffer.allocate(256);
    try {
      int count = wakeUp.source().read(buffer);
      while (count == buffer.capacity()) {
        count = wakeUp.source().read(buffer.clear());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the wake-up pipe is broken", e);
    }
  }
}
