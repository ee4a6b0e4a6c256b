package io.github.lectern.keras.workers;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread: first awake, since most waits are short, then parked. */
final class SpinThenPark {
  /** Longer than the pauses between the parallel loops of a training step. */
  private static final long SPIN_NANOS = 50_000;

  private SpinThenPark() {}

  /** Returns as soon as the condition holds; whoever makes it true unparks the thread. */
  static void until(BooleanSupplier condition, Object blocker) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(blocker);
      }
    }
  }
}
