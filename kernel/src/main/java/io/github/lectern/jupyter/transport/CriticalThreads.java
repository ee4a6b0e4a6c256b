package io.github.lectern.jupyter.transport;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.TimeUnit;

/**
 * Starts the threads without which the kernel cannot answer. If one of them fails, the process must
 * end: front ends restart a kernel whose process has ended, but not one that does not respond.
 *
 * @param handler handles the failure of a thread, and should end the process
 * @param releaseMemory releases memory that is held in reserve, if there is any
 */
public record CriticalThreads(UncaughtExceptionHandler handler, Runnable releaseMemory) {
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int PAUSE_MS = 50;

  /** Work that may throw. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    /** Runs the work; must be repeatable after an OutOfMemoryError. */
    void run() throws E;
  }

  /**
   * Starts a daemon thread that must not fail. It ignores interrupts, which would close the channel
   * that it is reading or writing.
   */
  public Thread start(String name, Runnable work) {
    Thread thread = new UninterruptibleThread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(handler);
    thread.start();
    return thread;
  }

  /** Runs work that must succeed even if a cell exhausts the heap; retries it for up to 30 s. */
  public <E extends Exception> void retryOnOutOfMemory(Work<E> work) throws E {
    retryOnOutOfMemory(work, TIMEOUT_NANOS);
  }

  /** Runs work; after an OutOfMemoryError, retries it until the timeout. */
  <E extends Exception> void retryOnOutOfMemory(Work<E> work, long timeoutNanos) throws E {
    long start = System.nanoTime();
    while (true) {
      try {
        work.run();
        return;
      } catch (OutOfMemoryError e) {
        if (System.nanoTime() - start > timeoutNanos) {
          handler.uncaughtException(Thread.currentThread(), e);
          throw e;
        }
        releaseMemory.run();
        pause();
      }
    }
  }

  /** Pauses briefly, so that the cell that has exhausted the heap can fail and free its memory. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class UninterruptibleThread extends Thread {
    UninterruptibleThread(Runnable work, String name) {
      super(work, name);
    }

    @Override
    public void interrupt() {
      // Ignored, since a cell could interrupt this thread by reflection.
    }
  }
}
