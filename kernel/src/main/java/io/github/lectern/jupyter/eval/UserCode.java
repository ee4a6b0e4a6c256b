package io.github.lectern.jupyter.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<Thread, Long> open = new LinkedHashMap<>();
  private final Map<Thread, Integer> running = new LinkedHashMap<>();
  private long cells;

  /** Begins a cell on this thread. An interruption that came earlier is forgotten. */
  synchronized void open() {
    InterruptPoint.begin();
    open.put(Thread.currentThread(), ++cells);
  }

  /** Ends the cell of this thread. */
  synchronized void close() {
    open.remove(Thread.currentThread());
    InterruptPoint.end();
  }

  /**
   * Stops the running cell, and with it those that subshells run.
   *
   * @return whether there was one
   */
  synchronized boolean interrupt() {
    if (!open.isEmpty()) {
      InterruptPoint.request();
      running.keySet().forEach(Thread::interrupt);
    }
    return !open.isEmpty();
  }

  /** What runs now: which cell, and where in it. */
  record Running(long cell, List<StackTraceElement> frames) {}

  /** What of the student's runs now, if anything does. */
  synchronized Optional<Running> running() {
    return running.keySet().stream()
        .filter(open::containsKey)
        .findFirst()
        .map(thread -> new Running(open.get(thread), List.of(thread.getStackTrace())));
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

  /** A piece of work that can fail as a cell does. */
  interface CellWork<T> {
    T run() throws CellFailure;
  }

  /** Works on a cell: what is not the student's own code is done with JShell. */
  <T> T compilingCell(CellWork<T> work) throws CellFailure {
    compiler.lock();
    try {
      turns.incrementAndGet();
      return work.run();
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
    enter();
    int holds = compiler.getHoldCount();
    release(holds);
    try {
      T result = code.call();
      // What was waited for may have been stopped before the wait was.
      InterruptPoint.check();
      return result;
    } finally {
      leave();
      acquire(holds);
    }
  }

  private synchronized void enter() {
    InterruptPoint.check();
    running.merge(Thread.currentThread(), 1, Integer::sum);
  }

  private synchronized void leave() {
    running.computeIfPresent(Thread.currentThread(), (thread, n) -> n == 1 ? null : n - 1);
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
