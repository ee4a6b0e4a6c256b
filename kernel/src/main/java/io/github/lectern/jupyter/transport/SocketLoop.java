package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.zmtp.Listener;
import io.github.lectern.jupyter.zmtp.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The thread that owns the five sockets. It never runs a cell, and no message ends it.
 *
 * <p>While the kernel is not healthy, heartbeats are kept instead of echoed.
 */
final class SocketLoop {
  private static final Log LOG = new Log(SocketLoop.class);
  private static final int JOIN_MS = 1000;
  private static final int LOOK_AGAIN_MS = 500;
  private static final int SEND_AGAIN_MS = 50;

  private final Sockets sockets;
  private final Wire wire;
  private final Session session;
  private final VitalWork vital;
  private final DropLog drops = new DropLog();
  private final Heartbeat heartbeat = new Heartbeat();
  private final Publisher publisher;
  private final Queue<Runnable> replies = new ConcurrentLinkedQueue<>();
  private Optional<Thread> thread = Optional.empty();
  private Optional<Receiver> receiver = Optional.empty();
  private volatile boolean finishing;

  SocketLoop(Connection connection, Wire wire, Session session, VitalWork vital)
      throws IOException {
    this.sockets = new Sockets(connection, new Incoming());
    this.wire = wire;
    this.session = session;
    this.vital = vital;
    this.publisher = new Publisher(sockets.publisher());
  }

  void start(Receiver messages, Health health) {
    receiver = Optional.of(messages);
    thread = Optional.of(vital.start("lectern-sockets", () -> serve(health)));
  }

  /** Queues a message whose first frame is the identity of its peer; for any thread. */
  void send(Channel channel, List<byte[]> frames) {
    replies.add(() -> sendNow(sockets.router(channel), channel, frames));
    sockets.server().wakeUp();
  }

  /**
   * A client cannot prove to know the key on the stdin channel before it is asked something there,
   * so all of its connections are asked; only an answer that is signed counts.
   */
  private static void sendNow(Listener router, Channel channel, List<byte[]> frames) {
    byte[] identity = frames.get(0);
    List<byte[]> rest = frames.subList(1, frames.size());
    if (channel == Channel.STDIN) {
      router.sendToAll(identity, rest);
    } else {
      router.send(identity, rest);
    }
  }

  /** Queues a message for all subscribers to its first frame; for any thread. */
  void publish(List<byte[]> frames) {
    publisher.add(frames);
    sockets.server().wakeUp();
  }

  /** Returns how many bytes wait to be published. */
  long waitingBytes() {
    return publisher.waitingBytes();
  }

  /** Sends what is queued, closes the sockets, and ends the thread; waits for a second at most. */
  void finish() throws InterruptedException {
    finishing = true;
    sockets.server().wakeUp();
    if (thread.isPresent()) {
      thread.get().join(JOIN_MS);
    }
  }

  private void serve(Health health) {
    VitalWork.Work<RuntimeException> turn =
        () -> {
          sockets.server().poll(patience());
          if (heartbeat.isKeeping() && health.isGood()) {
            heartbeat.echo();
          }
          sendOutgoing();
        };
    while (!finishing) {
      vital.insist(turn);
    }
    vital.insist(publisher::sendAll);
    vital.insist(this::sendOutgoing);
    vital.insist(sockets::drain);
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.log(WARNING, "a socket could not be closed", e);
    }
  }

  private long patience() {
    if (publisher.isWaiting()) {
      return SEND_AGAIN_MS;
    }
    return heartbeat.isKeeping() ? LOOK_AGAIN_MS : -1;
  }

  private void sendOutgoing() {
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

  /** Whatever arrives, the loop goes on: a message that cannot be understood is dropped. */
  private final class Incoming implements Sockets.Handlers {
    @Override
    public void request(Channel channel, Peer peer, List<byte[]> frames) {
      try {
        List<byte[]> addressed = new ArrayList<>(List.of(peer.identity()));
        addressed.addAll(frames);
        vital.insist(() -> receive(channel, peer, addressed));
      } catch (MalformedMessageException e) {
        drops.dropped(e);
        peer.complain();
      } catch (RuntimeException | Error e) {
        drops.dropped(e);
      }
    }

    private void receive(Channel channel, Peer peer, List<byte[]> frames)
        throws MalformedMessageException {
      Message message = wire.decode(frames);
      if (session.isOwn(message)) {
        // Whoever subscribes has signed messages; sent back, they prove nothing.
        throw new MalformedMessageException("the kernel's own message was sent back");
      }
      peer.trust();
      receiver.orElseThrow().receive(channel, message);
    }

    @Override
    public void heartbeat(Peer peer, List<byte[]> frames) {
      heartbeat.take(peer, frames);
    }

    /** Tells a new subscriber that from now on it misses nothing (JEP 65). */
    @Override
    public void subscribed(Peer peer, byte[] topic) {
      JsonObject content = Session.json(Map.of("subscription", new String(topic, UTF_8)));
      Message welcome = session.publication(new JsonObject(), "iopub_welcome", content);
      // The topic comes first, so that a subscriber to that topic alone takes the message.
      peer.send(wire.encode(welcome.addressedTo(topic)));
    }

    @Override
    public void dropped(IOException reason) {
      drops.dropped(reason);
    }
  }
}
