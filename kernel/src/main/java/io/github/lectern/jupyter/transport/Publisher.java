package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Listener;
import io.github.lectern.jupyter.zmtp.Peer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes at the pace of the slowest subscriber, so that a flood of output cannot exhaust memory.
 *
 * <p>A subscriber that has hardly read for a while is no longer waited for: it misses messages
 * until it reads again, and the others get all of them.
 */
final class Publisher {
  private final Listener socket;
  private final SubscriberPace pace = new SubscriberPace();
  private final Queue<List<byte[]>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();

  Publisher(Listener socket) {
    this.socket = socket;
  }

  /** Queues a message; may be called from any thread. */
  void add(List<byte[]> frames) {
    waitingBytes.addAndGet(bytes(frames));
    waiting.add(frames);
  }

  /** Returns how many bytes wait to be sent; may be called from any thread. */
  long waitingBytes() {
    return waitingBytes.get();
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Sends what the subscribers can take now; used on the sockets' thread only. */
  void sendSome() {
    while (isWaiting()) {
      List<Peer> subscribers = socket.subscribers(waiting.element().get(0));
      if (pace.mustWaitFor(subscribers)) {
        return;
      }
      sendNext(subscribers);
    }
  }

  /** Sends everything that waits to those who can take it. */
  void sendAll() {
    while (isWaiting()) {
      sendNext(socket.subscribers(waiting.element().get(0)));
    }
  }

  private void sendNext(List<Peer> subscribers) {
    List<byte[]> frames = waiting.element();
    Listener.publish(frames, subscribers.stream().filter(SubscriberPace::hasRoom).toList());
    // Only now: what a full memory has kept from being sent is sent again.
    waiting.remove();
    waitingBytes.addAndGet(-bytes(frames));
  }

  private static long bytes(List<byte[]> frames) {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }
}
