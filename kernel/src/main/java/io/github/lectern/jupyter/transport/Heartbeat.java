package io.github.lectern.jupyter.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.zeromq.ZMQ;

/**
 * Echoes what front ends send to see whether the kernel lives; used on the sockets' thread only.
 *
 * <p>The socket is a ROUTER, not a REP: a REP must answer each beat before it gets the next one.
 */
final class Heartbeat {
  private static final int LIMIT = 64;

  private final ZMQ.Socket socket;
  private final Queue<List<byte[]>> kept = new ArrayDeque<>();

  Heartbeat(ZMQ.Socket socket) {
    this.socket = socket;
  }

  /** Takes a beat, to be echoed later; of too many, the oldest is forgotten. */
  void take() throws MalformedMessageException {
    if (kept.size() == LIMIT) {
      kept.remove();
    }
    kept.add(Frames.read(socket));
  }

  boolean isKeeping() {
    return !kept.isEmpty();
  }

  /** Echoes all beats that were taken. */
  void echo() {
    for (List<byte[]> beat = kept.poll(); beat != null; beat = kept.poll()) {
      Frames.send(socket, beat);
    }
  }
}
