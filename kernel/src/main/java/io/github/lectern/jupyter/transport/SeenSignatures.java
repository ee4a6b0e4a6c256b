package io.github.lectern.jupyter.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** Remembers the signatures of the last messages, so that none is taken twice. */
final class SeenSignatures {
  /** As many as jupyter_client remembers. */
  static final int LIMIT = 1 << 16;

  /** More of a signature need not be kept to tell it from others. */
  private static final int KEPT_BYTES = 64;

  private final Set<ByteBuffer> seen = new HashSet<>();
  private final Queue<ByteBuffer> byAge = new ArrayDeque<>();

  /** Remembers a signature, and tells whether it is new. */
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
