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
 * Runs the thread that owns the five sockets. It runs no cells, and no message can make it fail.
 *
 * <p>While the kernel is not alive, heartbeats are not echoed.
 */
final class SocketLoop {
  private static final Log LOG = new Log(SocketLoop.class);
  private static final int JOIN_MS = 1000;
  private static final int LIVENESS_CHECK_MS = 500;
  private static final int PUBLISH_RETRY_MS = 50;

  private final Sockets sockets;
  private final MessageCodec codec;
  private final MessageFactory messages;
  private final CriticalThreads criticalThreads;
  private final DroppedMessageLog droppedMessages = new DroppedMessageLog();
  private final Heartbeat heartbeat = new Heartbeat();
  private final Publisher publisher;
  private final Queue<Runnable> replies = new ConcurrentLinkedQueue<>();
  private Optional<Thread> thread = Optional.empty();
  private Optional<MessageHandler> receiver = Optional.empty();
  private volatile boolean finishing;

  SocketLoop(
      Connection connection,
      MessageCodec codec,
      MessageFactory messages,
      CriticalThreads criticalThreads)
      throws IOException {
    this.sockets = new Sockets(connection, new Incoming());
    this.codec = codec;
    this.messages = messages;
    this.criticalThreads = criticalThreads;
    this.publisher = new Publisher(sockets.publisher());
  }

  void start(MessageHandler messages, Liveness liveness) {
    receiver = Optional.of(messages);
    thread = Optional.of(criticalThreads.start("lectern-sockets", () -> serve(liveness)));
  }

  /**
   * Queues a message whose first frame is the receiving peer's identity; may be called by any
   * thread.
   */
  void send(Channel channel, List<byte[]> frames) {
    replies.add(() -> sendNow(sockets.router(channel), channel, frames));
    sockets.server().wakeUp();
  }

  /**
   * Sends a message. A message on stdin goes to all connections with the receiver's identity, even
   * if they are not trusted: a client sends nothing on stdin until it is asked for input, so it
   * cannot become trusted earlier. Only a signed answer is accepted.
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

  /** Queues a message for the subscribers to its first frame; may be called by any thread. */
  void publish(List<byte[]> frames) {
    publisher.add(frames);
    sockets.server().wakeUp();
  }

  /** Returns the number of bytes queued for publication. */
  long queuedBytes() {
    return publisher.queuedBytes();
  }

  /** Sends queued messages, closes the sockets and ends the thread; waits at most a second. */
  void finish() throws InterruptedException {
    finishing = true;
    sockets.server().wakeUp();
    if (thread.isPresent()) {
      thread.get().join(JOIN_MS);
    }
  }

  private void serve(Liveness liveness) {
    CriticalThreads.Work<RuntimeException> turn =
        () -> {
          sockets.server().poll(pollTimeoutMs());
          if (heartbeat.isPending() && liveness.isAlive()) {
            heartbeat.echo();
          }
          sendOutgoing();
        };
    while (!finishing) {
      criticalThreads.retryOnOutOfMemory(turn);
    }
    criticalThreads.retryOnOutOfMemory(publisher::sendAll);
    criticalThreads.retryOnOutOfMemory(this::sendOutgoing);
    criticalThreads.retryOnOutOfMemory(sockets::drain);
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.log(WARNING, "a socket could not be closed", e);
    }
  }

  private long pollTimeoutMs() {
    if (publisher.hasQueued()) {
      return PUBLISH_RETRY_MS;
    }
    return heartbeat.isPending() ? LIVENESS_CHECK_MS : -1;
  }

  private void sendOutgoing() {
    publisher.sendSome();
    for (Runnable next = replies.peek(); next != null; next = replies.peek()) {
      try {
        next.run();
      } catch (RuntimeException e) {
        LOG.log(SEVERE, "a message could not be sent", e);
      }
      replies.remove(); // only now, so that it is sent again after an OutOfMemoryError
    }
  }

  /** Handles incoming messages; drops those that cannot be decoded. */
  private final class Incoming implements Sockets.Handlers {
    @Override
    public void request(Channel channel, Peer peer, List<byte[]> frames) {
      try {
        List<byte[]> addressed = new ArrayList<>(List.of(peer.identity()));
        addressed.addAll(frames);
        criticalThreads.retryOnOutOfMemory(() -> receive(channel, peer, addressed));
      } catch (MalformedMessageException e) {
        droppedMessages.add(e);
        peer.countMalformed();
      } catch (RuntimeException | Error e) {
        droppedMessages.add(e);
      }
    }

    private void receive(Channel channel, Peer peer, List<byte[]> frames)
        throws MalformedMessageException {
      Message message = codec.decode(frames);
      if (messages.isOwn(message)) {
        // Every subscriber receives signed messages, so returning one does not prove trust.
        throw new MalformedMessageException("the kernel's own message was sent back");
      }
      peer.trust();
      receiver.orElseThrow().receive(channel, message);
    }

    @Override
    public void heartbeat(Peer peer, List<byte[]> frames) {
      heartbeat.take(peer, frames);
    }

    /** Welcomes a new subscriber, which will miss no messages from now on (JEP 65). */
    @Override
    public void subscribed(Peer peer, byte[] topic) {
      JsonObject content = MessageFactory.json(Map.of("subscription", new String(topic, UTF_8)));
      Message welcome = messages.publication(new JsonObject(), "iopub_welcome", content);
      // The first frame is the topic, so that the message matches the new subscription.
      peer.send(codec.encode(welcome.addressedTo(topic)));
    }

    @Override
    public void dropped(IOException reason) {
      droppedMessages.add(reason);
    }
  }
}
