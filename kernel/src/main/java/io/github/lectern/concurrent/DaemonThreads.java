package io.github.lectern.concurrent;

/** Creates and joins daemon threads: none of Lectern's threads keeps a process alive. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Creates a daemon thread that has not been started. */
  public static Thread create(String name, Runnable task) {
    return create(name, task, 0);
  }

  /**
   * Creates a daemon thread that has not been started.
   *
   * @param stackBytes the size of its stack in bytes; 0 for the JVM's default
   */
  public static Thread create(String name, Runnable task, long stackBytes) {
    Thread thread = new Thread(null, task, name, stackBytes);
    thread.setDaemon(true);
    return thread;
  }

  /** Creates and starts a daemon thread. */
  public static Thread start(String name, Runnable task) {
    Thread thread = create(name, task);
    thread.start();
    return thread;
  }

  /**
   * Waits until a thread has ended. An interrupt does not end the wait, but the interrupt status is
   * set when this method returns.
   */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
