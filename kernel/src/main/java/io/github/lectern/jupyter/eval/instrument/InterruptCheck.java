package io.github.lectern.jupyter.eval.instrument;

/**
 * Stops an interrupted cell. Instrumented code calls {@link #check} on entry to every method and
 * before every backward jump.
 */
public final class InterruptCheck {
  // Static, because instrumented code has no reference to an object of the kernel.
  private static volatile boolean active;
  private static final CellThreads THREADS = new CellThreads();

  private InterruptCheck() {}

  /**
   * Returns immediately unless this thread must stop.
   *
   * @throws CellInterruptedError if this thread must stop, for example because its cell was
   *     interrupted
   */
  public static void check() {
    // Thrown here and not in a called method, because unwinding each frame takes time.
    if (active && THREADS.mustStop(Thread.currentThread())) {
      throw THREADS.interruption();
    }
  }

  /** Begins a cell on a thread. */
  public static void begin(Thread thread) {
    active = THREADS.begin(thread);
  }

  /** Interrupts the running cells; their threads stop at their next check. */
  public static void request() {
    THREADS.stopCell();
    active = true;
  }

  /** Ends a thread's cell; if it was interrupted, the threads that it started also stop. */
  public static void end(Thread thread) {
    active = THREADS.end(thread);
  }

  /** Abandons the thread of a cell; the thread stops at its next check. */
  public static void abandon(Thread thread) {
    THREADS.abandon(thread);
  }

  /** Stops a thread at its next check. */
  static void stop(Thread thread) {
    THREADS.stop(thread);
    active = true;
  }

  /** Stops the threads that earlier cells left running; returns their number. */
  public static int stopRemainingThreads() {
    int count = THREADS.stopRemaining();
    active = active || count > 0;
    return count;
  }

  /** Returns whether the running cells have been interrupted. */
  public static boolean isRequested() {
    return THREADS.isCellStopped();
  }
}
