package io.github.lectern.jupyter.eval.instrument;

/**
 * Provides replacements for the methods that stop threads, so that a cell cannot stop the kernel's
 * threads.
 */
public final class ThreadGuard {
  private static final String VIRTUAL = "VirtualThreads";

  private ThreadGuard() {}

  /**
   * Replaces {@link Thread#interrupt}.
   *
   * @throws ExitRefusedError if the thread belongs to the kernel
   */
  public static void interrupt(Thread thread) {
    requireCellThread(thread, "interrupt()");
    thread.interrupt();
  }

  /**
   * Replaces {@link Thread#stop}.
   *
   * @throws ExitRefusedError if the thread belongs to the kernel
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void stop(Thread thread) {
    requireCellThread(thread, "stop()");
    thread.stop();
  }

  /**
   * Replaces {@link Thread#suspend}.
   *
   * @throws ExitRefusedError if the thread belongs to the kernel
   */
  @SuppressWarnings({"removal", "deprecation"})
  public static void suspend(Thread thread) {
    requireCellThread(thread, "suspend()");
    thread.suspend();
  }

  /**
   * Replaces {@link ThreadGroup#interrupt}.
   *
   * @throws ExitRefusedError if the group does not belong to cells
   */
  public static void interrupt(ThreadGroup group) {
    if (!CellThreadGroup.includes(group)) {
      throw ExitRefusedError.ofThread("ThreadGroup.interrupt()", group.getName());
    }
    group.interrupt();
  }

  /**
   * Throws if a thread belongs to the kernel. Terminated and virtual threads do not belong to it.
   */
  private static void requireCellThread(Thread thread, String call) {
    ThreadGroup group = thread.getThreadGroup();
    if (group != null && !group.getName().equals(VIRTUAL) && !CellThreadGroup.includes(group)) {
      throw ExitRefusedError.ofThread("Thread." + call, thread.getName());
    }
  }
}
