package io.github.lectern.jupyter.eval.instrument;

/**
 * Replaces the methods with which a cell could stop threads, so that it cannot stop those of the
 * kernel.
 */
public final class ThreadGuard {
  private static final String VIRTUAL = "VirtualThreads";

  private ThreadGuard() {}

  /**
   * Replaces {@link Thread#interrupt}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  public static void interrupt(Thread thread) {
    requireCellThread(thread, "interrupt()");
    thread.interrupt();
  }

  /**
   * Replaces {@link Thread#stop}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void stop(Thread thread) {
    requireCellThread(thread, "stop()");
    thread.stop();
  }

  /**
   * Replaces {@link Thread#suspend}.
   *
   * @throws ExitRefusedError for the kernel's own threads
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void suspend(Thread thread) {
    requireCellThread(thread, "suspend()");
    thread.suspend();
  }

  /**
   * Replaces {@link ThreadGroup#interrupt}.
   *
   * @throws ExitRefusedError for groups that contain the kernel's own threads
   */
  public static void interrupt(ThreadGroup group) {
    if (!CellThreadGroup.includes(group)) {
      throw ExitRefusedError.refusal("ThreadGroup.interrupt() of " + group.getName());
    }
    group.interrupt();
  }

  /** Throws for threads of the kernel, which are neither terminated nor virtual. */
  private static void requireCellThread(Thread thread, String call) {
    ThreadGroup group = thread.getThreadGroup();
    if (group != null && !group.getName().equals(VIRTUAL) && !CellThreadGroup.includes(group)) {
      throw ExitRefusedError.refusal("Thread." + call + " of " + thread.getName());
    }
  }
}
