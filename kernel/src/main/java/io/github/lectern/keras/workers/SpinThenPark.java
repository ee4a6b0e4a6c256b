package io.github.lectern.keras.workers;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread. It spins at first, since most waits are short, and then parks. */
final class SpinThenPark {
  /** The time to spin, longer than the pauses between the parallel loops of a training step. */
  private static final long SPIN_NANOS = 50_000;

  private SpinThenPark() {}

  /**
   * Waits until a condition holds. The thread that makes it true must unpark the waiting thread.
   *
   * @param blocker the object that thread dumps show as the reason for the wait
   */
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
