package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Knows whether the student's code is running, stops it, and keeps it apart from the compiler.
 *
 * <p>The thread itself is interrupted only inside the student's code: javac, which compiles on the
 * same thread, would lose its open jars for good.
 */
final class UserCode {
  private final ReentrantLock compiler = new ReentrantLock();
  private final AtomicLong turns = new AtomicLong();
  private boolean cellOpen;
  private long cells;
  private Optional<Thread> running = Optional.empty();

  /** Begins a cell. An interruption that came earlier is forgotten. */
  synchronized void open() {
    InterruptPoint.begin();
    cellOpen = true;
    cells++;
  }

  /** Ends a cell. */
  synchronized void close() {
    cellOpen = false;
    InterruptPoint.end();
  }

  /**
   * Stops the running cell.
   *
   * @return whether there was one
   */
  synchronized boolean interrupt() {
    if (cellOpen) {
      InterruptPoint.request();
      running.ifPresent(Thread::interrupt);
    }
    return cellOpen;
  }

  /** What runs now: which cell, and where in it. */
  record Running(long cell, List<StackTraceElement> frames) {}

  /** What of the student's runs now, if anything does. */
  synchronized Optional<Running> running() {
    return cellOpen
        ? running.map(thread -> new Running(cells, List.of(thread.getStackTrace())))
        : Optional.empty();
  }

  /**
   * Does something with JShell, which one thread at a time may use. While the student's own code
   * runs, it is free for others.
   */
  <T> T compiling(Supplier<T> work) {
    compiler.lock();
    try {
      turns.incrementAndGet();
      return work.get();
    } finally {
      compiler.unlock();
    }
  }

  /** The number of JShell's work that is being done, if any; never the student's own code. */
  OptionalLong compilation() {
    return compiler.isLocked() ? OptionalLong.of(turns.get()) : OptionalLong.empty();
  }

  /**
   * Runs something of the student's.
   *
   * @throws CellInterruption if the cell has been interrupted already
   */
  <T> T call(Callable<T> code) throws Exception {
    Optional<Thread> before = enter();
    int holds = compiler.getHoldCount();
    release(holds);
    try {
      T result = code.call();
      // What was waited for may have been stopped before the wait was.
      InterruptPoint.check();
      return result;
    } finally {
      leave(before);
      acquire(holds);
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

  private void release(int holds) {
    for (int i = 0; i < holds; i++) {
      compiler.unlock();
    }
  }

  private void acquire(int holds) {
    for (int i = 0; i < holds; i++) {
      compiler.lock();
    }
    turns.incrementAndGet();
  }
}
