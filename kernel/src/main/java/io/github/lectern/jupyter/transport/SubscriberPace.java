package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Peer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/** Decides for how long a slow subscriber is waited for. */
final class SubscriberPace {
  private static final int MOST_MESSAGES = 1000;
  private static final long MOST_BYTES = 4L << 20;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A subscriber that reads at least this much while it is waited for is waited for again. */
  private static final long PROGRESS_BYTES = 256L << 10;

  /** What may be queued for subscribers that are no longer waited for. */
  private static final long MOST_BYTES_IN_VAIN = 64L << 20;

  private record Lag(long since, long written) {}

  private final Map<Peer, Lag> lags = new WeakHashMap<>();

  /** Returns whether one more message may be queued for a subscriber. */
  static boolean hasRoom(Peer peer) {
    return peer.queuedMessages() < MOST_MESSAGES && peer.queuedBytes() < MOST_BYTES;
  }

  /** Returns whether publishing should wait until a subscriber has read something. */
  boolean isWorthWaitingFor(Peer peer, long now) {
    if (peer.queuedMessages() == 0) {
      lags.remove(peer);
    }
    if (hasRoom(peer)) {
      return false;
    }
    Lag lag = lags.get(peer);
    if (lag == null || peer.writtenBytes() - lag.written >= PROGRESS_BYTES) {
      lag = new Lag(now, peer.writtenBytes());
      lags.put(peer, lag);
    }
    return !isOver(lag, now);
  }

  private static boolean isOver(Lag lag, long now) {
    return now - lag.since >= PATIENCE_NANOS;
  }

  /** Disconnects subscribers that are not waited for while too much is queued for them. */
  void closeWorst(List<Peer> subscribers, long now) {
    List<Peer> lost =
        subscribers.stream()
            .filter(peer -> lags.containsKey(peer) && isOver(lags.get(peer), now))
            .toList();
    if (lost.stream().mapToLong(Peer::queuedBytes).sum() > MOST_BYTES_IN_VAIN) {
      lost.stream().max(Comparator.comparing(Peer::queuedBytes)).ifPresent(Peer::close);
    }
  }
}
