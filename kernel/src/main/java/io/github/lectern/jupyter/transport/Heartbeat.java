package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Peer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Echoes the heartbeats of front ends; used on the socket thread only. */
final class Heartbeat {
  private final Map<Peer, List<byte[]>> pending = new LinkedHashMap<>();

  /** Stores a heartbeat to be echoed; only the latest one of each peer is kept. */
  void take(Peer peer, List<byte[]> frames) {
    pending.put(peer, frames);
  }

  boolean isPending() {
    return !pending.isEmpty();
  }

  /** Echoes all pending heartbeats. */
  void echo() {
    Iterator<Map.Entry<Peer, List<byte[]>>> beats = pending.entrySet().iterator();
    while (beats.hasNext()) {
      Map.Entry<Peer, List<byte[]>> beat = beats.next();
      beat.getKey().send(beat.getValue());
      beats.remove();
    }
  }
}
