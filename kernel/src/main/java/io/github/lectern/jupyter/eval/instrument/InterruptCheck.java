package io.github.lectern.jupyter.eval.instrument;

/**
 * Where a cell can be stopped: woven into the entry of every method and before every backward jump
 * of a cell's classes.
 */
public final class InterruptCheck {
  // What woven code can reach: it has no object to ask.
  private static volatile boolean open;
  private static final CellThreads THREADS = new CellThreads();

  private InterruptCheck() {}

  /**
   * Returns at once unless this thread is to stop.
   *
   * @throws CellInterruptedError if the student interrupted the cell that this thread belongs to
   */
  public static void check() {
    // Thrown here and not deeper: out of a deep recursion, each frame that it passes takes time.
    if (open && THREADS.isToStop(Thread.currentThread())) {
      throw THREADS.interruption();
    }
  }

  /** Begins a cell on a thread. */
  public static void begin(Thread thread) {
    open = THREADS.begin(thread);
  }

  /** Stops the cell: from now on its threads end at their next check. */
  public static void request() {
    THREADS.stopCell();
    open = true;
  }

  /** Ends a thread's cell; if it was stopped, the threads that it started are stopped too. */
  public static void end(Thread thread) {
    open = THREADS.end(thread);
  }

  /** Gives up a thread of a cell, which is to stop whenever it can. */
  public static void leave(Thread thread) {
    THREADS.leave(thread);
  }

  /** Stops a thread, whatever of a cell's code it runs. */
  static void stop(Thread thread) {
    THREADS.stop(thread);
    open = true;
  }

  /** Stops what earlier cells left running; returns how many threads that is. */
  public static int stopLeftBehind() {
    int count = THREADS.stopLeftBehind();
    open = open || count > 0;
    return count;
  }

  public static boolean isRequested() {
    return THREADS.isCellStopped();
  }
}
