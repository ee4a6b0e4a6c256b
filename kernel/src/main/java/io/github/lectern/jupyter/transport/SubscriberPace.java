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
 * Decides for how long slow subscribers are waited for: five seconds, and half as long after each
 * wait of the last minute that was in vain, so that connections made to be slow cannot hold up the
 * others again and again.
 */
final class SubscriberPace {
  private static final int MOST_MESSAGES = 1000;
  private static final long MOST_BYTES = 4L << 20;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A subscriber that reads at least this much while it is waited for is waited for again. */
  private static final long PROGRESS_BYTES = 1L << 20;

  /** What may be queued for subscribers that are no longer waited for. */
  private static final long MOST_BYTES_IN_VAIN = 64L << 20;

  private static final class Lag {
    private final long end;
    private final long written;
    private boolean inVain;

    Lag(long end, long written) {
      this.end = end;
      this.written = written;
    }
  }

  private final Map<Peer, Lag> lags = new WeakHashMap<>();
  private final Queue<Long> waitsInVain = new ArrayDeque<>();

  /** Returns whether one more message may be queued for a subscriber. */
  static boolean hasRoom(Peer peer) {
    return peer.queuedMessages() < MOST_MESSAGES && peer.queuedBytes() < MOST_BYTES;
  }

  /** Returns whether publishing should wait until one of the subscribers has read something. */
  boolean mustWaitFor(List<Peer> subscribers) {
    long now = System.nanoTime();
    boolean wait = false;
    // All are asked, so that several slow ones are waited for at the same time.
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
      lag = new Lag(now + patience(now), peer.writtenBytes());
      lags.put(peer, lag);
    }
    if (now - lag.end < 0) {
      return true;
    }
    if (!lag.inVain) {
      lag.inVain = true;
      waitsInVain.add(now);
    }
    return false;
  }

  private long patience(long now) {
    while (!waitsInVain.isEmpty() && now - waitsInVain.element() > MEMORY_NANOS) {
      waitsInVain.remove();
    }
    return PATIENCE_NANOS >> Math.min(waitsInVain.size(), Long.SIZE - 1);
  }

  /** Disconnects a subscriber that is not waited for while too much is queued for such ones. */
  private void closeWorst(List<Peer> subscribers) {
    List<Peer> lost =
        subscribers.stream()
            .filter(peer -> lags.containsKey(peer) && lags.get(peer).inVain)
            .toList();
    if (lost.stream().mapToLong(Peer::queuedBytes).sum() > MOST_BYTES_IN_VAIN) {
      lost.stream().max(Comparator.comparing(Peer::queuedBytes)).ifPresent(Peer::close);
    }
  }
}
