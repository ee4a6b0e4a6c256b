package io.github.lectern.keras.workers;

import java.util.function.LongSupplier;

/**
 * Decides how many workers take part. If another program displaces a worker in the middle of a
 * part, the caller waits for a whole time slice of the scheduler. After that, one worker fewer
 * takes part for a while, and for twice as long each time it happens again soon.
 */
final class BackoffPolicy {
  private static final long LATE_NANOS = 2_000_000;
  private static final long MIN_PAUSE_NANOS = 4_000_000;
  private static final long MAX_PAUSE_NANOS = 256_000_000;

  private final int workers;
  private final LongSupplier clock;
  private volatile int active;
  private volatile long pauseEnd;
  private long pause = MIN_PAUSE_NANOS;

  /**
   * A policy under which all workers take part at first.
   *
   * @param clock nanoseconds, like {@link System#nanoTime}
   */
  BackoffPolicy(int workers, LongSupplier clock) {
    this.workers = workers;
    this.clock = clock;
    active = workers;
    pauseEnd = clock.getAsLong() - MAX_PAUSE_NANOS;
  }

  /** Returns the number of workers that take part now; the caller alone may ask. */
  int update() {
    if (active < workers && clock.getAsLong() - pauseEnd >= 0) {
      active = workers;
    }
    return active;
  }

  /** Whether the worker of that number, from 0, takes part. */
  boolean isActive(int worker) {
    return worker < active;
  }

  /**
   * Records how long the caller ran parts of its own, at least one, and then waited for the
   * workers, both in nanoseconds. Parts are of equal size, so a worker's last part takes no longer
   * than all of the caller's.
   */
  void record(long ran, long waited) {
    if (waited <= ran + LATE_NANOS) {
      return;
    }
    long now = clock.getAsLong();
    pause = now - pauseEnd < pause ? Math.min(2 * pause, MAX_PAUSE_NANOS) : MIN_PAUSE_NANOS;
    pauseEnd = now + pause;
    active = Math.max(0, active - 1);
  }
}
