package io.github.lectern.jupyter.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** Detects replayed messages by comparing their signatures with those of recent messages. */
final class ReplayGuard {
  /** The number of signatures kept, as in jupyter_client. */
  static final int LIMIT = 1 << 16;

  /** The number of bytes kept of each signature, enough to identify it. */
  private static final int KEPT_BYTES = 64;

  private final Set<ByteBuffer> seen = new HashSet<>();
  private final Queue<ByteBuffer> byAge = new ArrayDeque<>();

  /** Adds a signature and returns whether it is new. */
  boolean add(byte[] signature) {
    ByteBuffer kept =
        ByteBuffer.wrap(Arrays.copyOf(signature, Math.min(signature.length, KEPT_BYTES)));
    if (!seen.add(kept)) {
      return false;
    }
    byAge.add(kept);
    if (byAge.size() > LIMIT) {
      seen.remove(byAge.remove());
    }
    return true;
  }

  int size() {
    return seen.size();
  }
}
