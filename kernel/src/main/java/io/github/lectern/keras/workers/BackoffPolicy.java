package io.github.lectern.keras.workers;

import java.util.function.LongSupplier;

/**
 * Decides how many workers take part in a parallel loop. If another program displaces a worker in
 * the middle of a part, the caller waits for a whole time slice of the scheduler. After such a
 * wait, one worker fewer takes part until a pause has passed. If a worker is late again during the
 * pause or soon after it, the next pause is twice as long.
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
   * Creates a policy under which all workers take part at first.
   *
   * @param workers the number of workers, without the caller
   * @param clock returns the time in nanoseconds, like {@link System#nanoTime}
   */
  BackoffPolicy(int workers, LongSupplier clock) {
    this.workers = workers;
    this.clock = clock;
    active = workers;
    pauseEnd = clock.getAsLong() - MAX_PAUSE_NANOS;
  }

  /** Returns the number of workers that take part now. Only the caller may call this method. */
  int update() {
    if (active < workers && clock.getAsLong() - pauseEnd >= 0) {
      active = workers;
    }
    return active;
  }

  /** Returns whether a worker, numbered from 0, takes part. */
  boolean isActive(int worker) {
    return worker < active;
  }

  /**
   * Records how long the caller ran its own parts, at least one, and how long it then waited for
   * the workers. All parts have the same size, so the wait should be no longer than the run.
   *
   * @param ran how long the caller ran its parts, in nanoseconds
   * @param waited how long it waited, in nanoseconds
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
