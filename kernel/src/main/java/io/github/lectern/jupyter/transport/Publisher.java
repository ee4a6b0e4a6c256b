package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Listener;
import io.github.lectern.jupyter.zmtp.Peer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes at the pace of the slowest subscriber, so that a flood of output cannot exhaust the
 * heap. A subscriber that stops reading misses messages instead of holding up the others; see
 * {@link SlowSubscriberPolicy}.
 */
final class Publisher {
  private final Listener socket;
  private final SlowSubscriberPolicy pace = new SlowSubscriberPolicy();
  private final Queue<List<byte[]>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();

  Publisher(Listener socket) {
    this.socket = socket;
  }

  /** Queues a message; may be called by any thread. */
  void add(List<byte[]> frames) {
    queuedBytes.addAndGet(bytes(frames));
    queue.add(frames);
  }

  /** Returns the number of queued bytes; may be called by any thread. */
  long queuedBytes() {
    return queuedBytes.get();
  }

  boolean hasQueued() {
    return !queue.isEmpty();
  }

  /** Sends as much as the subscribers have room for; used on the socket thread only. */
  void sendSome() {
    while (hasQueued()) {
      List<Peer> subscribers = socket.subscribers(queue.element().get(0));
      if (pace.mustWaitFor(subscribers)) {
        return;
      }
      sendNext(subscribers);
    }
  }

  /** Sends all queued messages to the subscribers that have room. */
  void sendAll() {
    while (hasQueued()) {
      sendNext(socket.subscribers(queue.element().get(0)));
    }
  }

  private void sendNext(List<Peer> subscribers) {
    List<byte[]> frames = queue.element();
    Listener.publish(frames, subscribers.stream().filter(SlowSubscriberPolicy::hasRoom).toList());
    // Removed only now, so that the message is sent again after an OutOfMemoryError.
    queue.remove();
    queuedBytes.addAndGet(-bytes(frames));
  }

  private static long bytes(List<byte[]> frames) {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }
}
