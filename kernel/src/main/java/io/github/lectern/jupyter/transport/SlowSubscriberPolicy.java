package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Peer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Decides how long publishing waits for slow subscribers: five seconds, halved for each wait that
 * timed out within the last minute, so that deliberately slow connections cannot hold up the others
 * repeatedly.
 */
final class SlowSubscriberPolicy {
  private static final int MAX_MESSAGES = 1000;
  private static final long MAX_BYTES = 4L << 20;
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PENALTY_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A subscriber that reads at least this much during a wait is granted another wait. */
  private static final long PROGRESS_BYTES = 1L << 20;

  /** The total number of bytes that may be queued for subscribers that have timed out. */
  private static final long MAX_LOST_BYTES = 64L << 20;

  private static final class Lag {
    private final long end;
    private final long written;
    private boolean timedOut;

    Lag(long end, long written) {
      this.end = end;
      this.written = written;
    }
  }

  private final Map<Peer, Lag> lags = new WeakHashMap<>();
  private final Queue<Long> timeouts = new ArrayDeque<>();

  /** Returns whether one more message may be queued for a subscriber. */
  static boolean hasRoom(Peer peer) {
    return peer.queuedMessages() < MAX_MESSAGES && peer.queuedBytes() < MAX_BYTES;
  }

  /** Returns whether publishing should wait until one of the subscribers has read something. */
  boolean mustWaitFor(List<Peer> subscribers) {
    long now = System.nanoTime();
    boolean wait = false;
    // No short-circuit: the waits for several slow subscribers must run at the same time.
    for (Peer peer : subscribers) {
      wait |= mustWaitFor(peer, now);
    }
    closeWorst(subscribers);
    return wait;
  }

  private boolean mustWaitFor(Peer peer, long now) {
    if (peer.queuedMessages() == 0) {
      lags.remove(peer);
    }
    if (hasRoom(peer)) {
      return false;
    }
    Lag lag = lags.get(peer);
    if (lag == null || peer.writtenBytes() - lag.written >= PROGRESS_BYTES) {
      lag = new Lag(now + timeout(now), peer.writtenBytes());
      lags.put(peer, lag);
    }
    if (now - lag.end < 0) {
      return true;
    }
    if (!lag.timedOut) {
      lag.timedOut = true;
      timeouts.add(now);
    }
    return false;
  }

  private long timeout(long now) {
    while (!timeouts.isEmpty() && now - timeouts.element() > PENALTY_NANOS) {
      timeouts.remove();
    }
    return TIMEOUT_NANOS >> Math.min(timeouts.size(), Long.SIZE - 1);
  }

  /**
   * If too much is queued for subscribers that have timed out, disconnects the one with the longest
   * queue.
   */
  private void closeWorst(List<Peer> subscribers) {
    List<Peer> lost =
        subscribers.stream()
            .filter(peer -> lags.containsKey(peer) && lags.get(peer).timedOut)
            .toList();
    if (lost.stream().mapToLong(Peer::queuedBytes).sum() > MAX_LOST_BYTES) {
      lost.stream().max(Comparator.comparing(Peer::queuedBytes)).ifPresent(Peer::close);
    }
  }
}
