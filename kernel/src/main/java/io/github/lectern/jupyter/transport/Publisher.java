package io.github.lectern.jupyter.transport;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.zeromq.ZMQ;

/**
 * Publishes at the pace of the slowest subscriber, so that a flood of output fills no memory.
 *
 * <p>A subscriber that has not read for a while is no longer waited for: it misses what comes until
 * it reads again, and the others get everything.
 */
final class Publisher {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ZMQ.Socket socket;
  private final Queue<List<byte[]>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private boolean held;
  private long heldSince;

  /** Takes a publisher's socket, which from now on refuses instead of dropping. */
  Publisher(ZMQ.Socket socket) {
    this.socket = socket;
    socket.setXpubNoDrop(true);
  }

  /** Queues a message; may be called from any thread. */
  void add(List<byte[]> frames) {
    waitingBytes.addAndGet(bytes(frames));
    waiting.add(frames);
  }

  /** How much waits to be sent; may be called from any thread. */
  long waitingBytes() {
    return waitingBytes.get();
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Sends what the subscribers can take now; used on the sockets' thread only. */
  void sendSome() {
    for (List<byte[]> next = waiting.peek(); next != null; next = waiting.peek()) {
      if (trySend(next)) {
        held = false;
      } else if (!sendToThoseWhoRead(next)) {
        return;
      }
      remove();
    }
  }

  /** Sends everything that waits to those who can take it. */
  void sendAll() {
    socket.setXpubNoDrop(false);
    while (isWaiting()) {
      trySend(waiting.peek());
      remove();
    }
  }

  private void remove() {
    waitingBytes.addAndGet(-bytes(waiting.remove()));
  }

  private boolean trySend(List<byte[]> frames) {
    if (!socket.send(frames.get(0), ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
      return false;
    }
    Frames.send(socket, frames.subList(1, frames.size()));
    return true;
  }

  /** Once patience is over, those who do not read are passed over. */
  private boolean sendToThoseWhoRead(List<byte[]> frames) {
    long now = System.nanoTime();
    if (!held) {
      held = true;
      heldSince = now;
    }
    if (now - heldSince < PATIENCE_NANOS) {
      return false;
    }
    socket.setXpubNoDrop(false);
    trySend(frames);
    socket.setXpubNoDrop(true);
    return true;
  }

  private static long bytes(List<byte[]> frames) {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }
}
