package io.github.lectern.keras.workers;

import java.util.function.LongSupplier;

/**
 * How many helpers are there all the time: fewer while other programs need the processors. A helper
 * that is displaced in the midst of a part keeps all others waiting for a time slice. So, once that
 * has happened, one helper less is steady. It comes for short visits only: a thread that has rested
 * may run as soon as it likes to, and is seldom displaced before its own time slice is over. Any
 * helper will do: the system moves the others to where there is room.
 */
final class Attendance {
  private static final long MILLISECOND = 1_000_000;

  /** Hardly anybody waits longer on a quiet machine; time slices of 4 ms were seen. */
  private static final long LATE = 2 * MILLISECOND;

  /** Without visits, after a part was late; twice as long if another is late soon afterwards. */
  private static final long SHORTEST_PAUSE = 4 * MILLISECOND;

  private static final long LONGEST_PAUSE = 256 * MILLISECOND;

  /** Until all are steady again; twice as long if one is late soon afterwards. */
  private static final long SHORTEST_CROWD = 8 * MILLISECOND;

  private static final long LONGEST_CROWD = 1024 * MILLISECOND;
  private static final long SOON = 100 * MILLISECOND;

  private final int helpers;
  private final LongSupplier clock;
  private volatile int steady;
  private volatile long pauseEnd;
  private long pause = SHORTEST_PAUSE;
  private long crowd = SHORTEST_CROWD;
  private long crowdEnd;

  /**
   * At first, all helpers are steady.
   *
   * @param clock nanoseconds, like {@link System#nanoTime}
   */
  Attendance(int helpers, LongSupplier clock) {
    this.helpers = helpers;
    this.clock = clock;
    steady = helpers;
    crowdEnd = clock.getAsLong() - LONGEST_CROWD;
    pauseEnd = crowdEnd;
  }

  /** The number of helpers that are there all the time; the others come for visits only. */
  int steady() {
    return steady;
  }

  /** Nanoseconds in which there must be no visits; at most 0 if there may be some. */
  long pauseLeft() {
    return pauseEnd - clock.getAsLong();
  }

  /** Makes all helpers steady again if it is time. Callers and helpers may call it. */
  void renew() {
    if (steady < helpers) {
      renewIfTimeIsOver();
    }
  }

  private synchronized void renewIfTimeIsOver() {
    if (clock.getAsLong() - crowdEnd >= 0) {
      steady = helpers;
    }
  }

  /**
   * Is told how long the caller worked on its own parts, at least one, and then waited for those of
   * helpers; both in nanoseconds. Says whether a helper was late: of parts of equal size, a
   * helper's last takes no longer than all of the caller's.
   */
  boolean judge(long worked, long waited) {
    boolean late = waited > worked + LATE;
    if (late) {
      late(clock.getAsLong());
    }
    return late;
  }

  private synchronized void late(long now) {
    boolean visits = now - pauseEnd >= 0;
    pause = next(pause, now - pauseEnd, SHORTEST_PAUSE, LONGEST_PAUSE);
    pauseEnd = now + pause;
    if (steady == helpers) {
      crowd = next(crowd, now - crowdEnd, SHORTEST_CROWD, LONGEST_CROWD);
      crowdEnd = now + crowd;
      steady = helpers - 1;
    } else if (!visits) {
      steady = Math.max(0, steady - 1);
    }
    if (crowdEnd - pauseEnd < 0) {
      crowdEnd = pauseEnd;
    }
  }

  private static long next(long duration, long since, long shortest, long longest) {
    return since < SOON ? Math.min(2 * duration, longest) : shortest;
  }
}
