package io.github.lectern.keras.workers;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How a thread waits for others. */
final class Waiting {
  /** Nanoseconds that it waits awake; longer than between two pieces of a training step. */
  static final long SPINS = 50_000;

  private Waiting() {}

  /**
   * Spins a while, since most waits are short, then leaves the processor to others, unless the
   * thread is interrupted.
   */
  static void until(BooleanSupplier over, Object blocker) {
    long start = System.nanoTime();
    while (!over.getAsBoolean()) {
      if (System.nanoTime() - start < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(blocker);
      }
    }
  }
}
