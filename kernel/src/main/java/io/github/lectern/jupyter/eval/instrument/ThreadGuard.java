package io.github.lectern.jupyter.eval.instrument;

/**
 * Stands in for the methods by which a class of a cell could stop threads, also the kernel's own,
 * without which it would be deaf.
 */
public final class ThreadGuard {
  private static final String VIRTUAL = "VirtualThreads";

  private ThreadGuard() {}

  /**
   * In place of {@link Thread#interrupt}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  public static void interrupt(Thread thread) {
    require(thread, "interrupt()");
    thread.interrupt();
  }

  /**
   * In place of {@link Thread#stop}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void stop(Thread thread) {
    require(thread, "stop()");
    thread.stop();
  }

  /**
   * In place of {@link Thread#suspend}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void suspend(Thread thread) {
    require(thread, "suspend()");
    thread.suspend();
  }

  /**
   * In place of {@link ThreadGroup#interrupt}.
   *
   * @throws ExitRefusedError for groups that hold the kernel's own threads
   */
  public static void interrupt(ThreadGroup group) {
    if (!CellThreadGroup.includes(group)) {
      throw ExitRefusedError.refusal("ThreadGroup.interrupt() of " + group.getName());
    }
    group.interrupt();
  }

  /** Ended threads are nobody's, and virtual threads none of the kernel's. */
  private static void require(Thread thread, String call) {
    ThreadGroup group = thread.getThreadGroup();
    if (group != null && !group.getName().equals(VIRTUAL) && !CellThreadGroup.includes(group)) {
      throw ExitRefusedError.refusal("Thread." + call + " of " + thread.getName());
    }
  }
}
