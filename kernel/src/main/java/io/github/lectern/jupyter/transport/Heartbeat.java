package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Peer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Echoes what front ends send to see whether the kernel lives; used on the sockets' thread only.
 */
final class Heartbeat {
  private static final int LIMIT = 64;

  private record Beat(Peer peer, List<byte[]> frames) {}

  private final Queue<Beat> kept = new ArrayDeque<>();

  /** Takes a beat, to be echoed later; of too many, the oldest is forgotten. */
  void take(Peer peer, List<byte[]> frames) {
    if (kept.size() == LIMIT) {
      kept.remove();
    }
    kept.add(new Beat(peer, frames));
  }

  boolean isKeeping() {
    return !kept.isEmpty();
  }

  /** Echoes all beats that were taken. */
  void echo() {
    for (Beat beat = kept.peek(); beat != null; beat = kept.peek()) {
      beat.peer().send(beat.frames());
      kept.remove();
    }
  }
}
