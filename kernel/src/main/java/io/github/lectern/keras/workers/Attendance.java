package io.github.lectern.keras.workers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * How many helpers are given work: fewer while other programs need the processors. A helper that is
 * displaced in the midst of a part keeps all others waiting for a time slice, so that they are
 * sooner done with one helper less. Any helper will do: the system moves the others to where there
 * is room.
 */
final class Attendance {
  /** Nanoseconds that hardly anybody waits on a quiet machine; time slices of 4 ms were seen. */
  private static final long LATE = 2_000_000;

  private static final long SHORTEST_PAUSE = 4_000_000;
  private static final long LONGEST_PAUSE = 256_000_000;

  /** If a helper is late again so soon after a pause, the next one is longer. */
  private static final long SOON = 100_000_000;

  private final int helpers;
  private final LongSupplier clock;
  private final AtomicInteger present;
  private long pause = SHORTEST_PAUSE;
  private long end; // of the last pause

  /**
   * At first, all helpers are present.
   *
   * @param clock nanoseconds, like {@link System#nanoTime}
   */
  Attendance(int helpers, LongSupplier clock) {
    this.helpers = helpers;
    this.clock = clock;
    present = new AtomicInteger(helpers);
    end = clock.getAsLong() - SOON;
  }

  /** The number of helpers that are given work. */
  int present() {
    return present.get();
  }

  /** Lets one more helper come back if the pause is over. */
  void renew() {
    if (present.get() < helpers && clock.getAsLong() - end >= 0) {
      present.incrementAndGet();
    }
  }

  /**
   * Is told how long the caller worked on its own parts, and then waited for those of helpers; both
   * in nanoseconds. Of parts of equal size, a helper's last takes no longer than all of the
   * caller's.
   */
  void judge(long worked, long waited) {
    if (waited > worked + LATE && present.get() > 0) {
      long now = clock.getAsLong();
      pause = now - end < SOON ? Math.min(2 * pause, LONGEST_PAUSE) : SHORTEST_PAUSE;
      end = now + pause;
      present.decrementAndGet();
    }
  }
}
