package io.github.lectern.keras.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps training steps apart from whoever reads or replaces weights, which a step changes one after
 * another. Steps of several models may run at the same time; the lock is not one of a model, since
 * models may share layers and optimizers.
 */
public final class Steps {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  Steps() {}

  /**
   * Runs a training step.
   *
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public void run(Runnable step) {
    with(
        lock.readLock(),
        () -> {
          step.run();
          return lock;
        });
  }

  /** The same as {@link #between(Supplier)}, without a result. */
  public void between(Runnable work) {
    between(
        () -> {
          work.run();
          return lock;
        });
  }

  /**
   * Does something while no step runs. Within a step, as in a loss of one's own that asks another
   * model, it is done at once.
   *
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public <T> T between(Supplier<T> work) {
    return isWithin() ? work.get() : with(lock.writeLock(), work);
  }

  /** Whether the thread that asks is in the middle of a step. */
  public boolean isWithin() {
    return lock.getReadHoldCount() > 0;
  }

  private static <T> T with(Lock lock, Supplier<T> work) {
    boolean interruptedBefore = Thread.interrupted(); // which others report, at the end of a batch
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted while waiting for a training step to end");
    } finally {
      if (interruptedBefore) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
