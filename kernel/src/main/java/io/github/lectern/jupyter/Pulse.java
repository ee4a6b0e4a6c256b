package io.github.lectern.jupyter;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the pieces of work that a thread does one after the other. */
final class Pulse {
  private final AtomicLong steps = new AtomicLong();

  /** Does a piece of work. */
  void during(Runnable work) {
    steps.incrementAndGet();
    try {
      work.run();
    } finally {
      steps.incrementAndGet();
    }
  }

  /** The number of the piece that is being done, if any. */
  OptionalLong piece() {
    long step = steps.get();
    return step % 2 == 1 ? OptionalLong.of(step) : OptionalLong.empty();
  }
}
