package io.github.lectern.jupyter.transport;

import io.github.lectern.jupyter.zmtp.Peer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Echoes what front ends send to see whether the kernel lives; used on the sockets' thread only.
 */
final class Heartbeat {
  private final Map<Peer, List<byte[]>> kept = new LinkedHashMap<>();

  /** Takes a beat, to be echoed later; only the last one of each peer is kept. */
  void take(Peer peer, List<byte[]> frames) {
    kept.put(peer, frames);
  }

  boolean isKeeping() {
    return !kept.isEmpty();
  }

  /** Echoes all beats that were taken. */
  void echo() {
    Iterator<Map.Entry<Peer, List<byte[]>>> beats = kept.entrySet().iterator();
    while (beats.hasNext()) {
      Map.Entry<Peer, List<byte[]>> beat = beats.next();
      beat.getKey().send(beat.getValue());
      beats.remove();
    }
  }
}
