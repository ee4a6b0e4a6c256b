package io.github.lectern.jupyter.eval;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Knows whether the student's code is running, and stops it.
 *
 * <p>The thread itself is interrupted only inside the student's code: javac, which compiles on the
 * same thread, would lose its open jars for good.
 */
final class UserCode {
  private boolean cellOpen;
  private Optional<Thread> running = Optional.empty();

  /** Begins a cell. An interruption that came earlier is forgotten. */
  synchronized void open() {
    InterruptPoint.clear();
    cellOpen = true;
  }

  /** Ends a cell. */
  synchronized void close() {
    cellOpen = false;
    InterruptPoint.clear();
  }

  /** Stops the running cell; does nothing if none is running. */
  synchronized void interrupt() {
    if (cellOpen) {
      InterruptPoint.request();
      running.ifPresent(Thread::interrupt);
    }
  }

  /**
   * Runs something of the student's.
   *
   * @throws CellInterruption if the cell has been interrupted already
   */
  <T> T call(Callable<T> code) throws Exception {
    Optional<Thread> before = enter();
    try {
      return code.call();
    } finally {
      leave(before);
    }
  }

  private synchronized Optional<Thread> enter() {
    InterruptPoint.check();
    Optional<Thread> before = running;
    running = Optional.of(Thread.currentThread());
    return before;
  }

  private synchronized void leave(Optional<Thread> before) {
    running = before;
    // The flag must not leak into what the kernel does next on this thread.
    Thread.interrupted();
  }
}
