package io.github.lectern.jupyter.transport;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.TimeUnit;

/**
 * Work that the kernel cannot answer without. If it cannot be done the process has to end: front
 * ends start an ended kernel again, but not one that lives on deaf.
 *
 * @param handler is told what has failed on which thread, and should end the process
 * @param makeRoom gives up memory that is kept in reserve, if there is any
 */
public record VitalWork(UncaughtExceptionHandler handler, Runnable makeRoom) {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int PAUSE_MS = 50;

  /** Work that may throw. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    /** Does it; where memory fails, it must be possible to do it again. */
    void run() throws E;
  }

  /**
   * Starts a thread that must not fail, and that keeps no process alive. It cannot be interrupted:
   * an interrupt would close the channel that it is reading or writing.
   */
  public Thread start(String name, Runnable work) {
    Thread thread = new UninterruptibleThread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(handler);
    thread.start();
    return thread;
  }

  /** Does something that must be done even while a cell fills the memory. */
  public <E extends Exception> void insist(Work<E> work) throws E {
    insist(work, PATIENCE_NANOS);
  }

  /** Gives up after that long. */
  <E extends Exception> void insist(Work<E> work, long patienceNanos) throws E {
    long start = System.nanoTime();
    while (true) {
      try {
        work.run();
        return;
      } catch (OutOfMemoryError e) {
        if (System.nanoTime() - start > patienceNanos) {
          handler.uncaughtException(Thread.currentThread(), e);
          throw e;
        }
        makeRoom.run();
        pause();
      }
    }
  }

  /** The cell that has filled the memory is about to fail, and to free what it has taken. */
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
      // What a cell interrupts by reflection must not make the kernel deaf.
    }
  }
}
