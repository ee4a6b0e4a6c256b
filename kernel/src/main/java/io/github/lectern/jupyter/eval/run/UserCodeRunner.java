package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import io.github.lectern.jupyter.eval.instrument.InterruptCheck;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Runs and interrupts the student's code, and gives one thread at a time access to the compiler.
 *
 * <p>Only execution threads are interrupted, and only while they run the student's code: an
 * interrupt would close the jars that javac has open on the shells' threads.
 */
public final class UserCodeRunner {
  private final ReentrantLock compiler = new ReentrantLock();
  private final AtomicLong compilations = new AtomicLong();
  private final Map<ExecutionThread, Long> cells = new LinkedHashMap<>();
  private final Set<ExecutionThread> running = new LinkedHashSet<>();
  private final ClassLoader loader;
  private long cellCount;

  @SuppressWarnings("ThreadLocalUsage") // each shell has its own execution thread
  private final ThreadLocal<ExecutionThread> threads = new ThreadLocal<>();

  /** Creates a runner for code that finds its classes through the given loader. */
  public UserCodeRunner(ClassLoader loader) {
    this.loader = loader;
  }

  private ExecutionThread thread() {
    ExecutionThread thread = threads.get();
    if (thread == null || !thread.isUsable()) {
      thread = new ExecutionThread();
      threads.set(thread);
    }
    return thread;
  }

  /** Begins a cell of this shell and discards any earlier interrupt. */
  public synchronized void beginCell() {
    ExecutionThread own = thread();
    own.thread().setContextClassLoader(loader);
    InterruptCheck.begin(own.thread());
    cells.put(own, ++cellCount);
  }

  /** Ends the cell of this shell. */
  public synchronized void endCell() {
    cells.remove(threads.get());
    InterruptCheck.end(threads.get().thread());
  }

  /**
   * Interrupts the running cells of all shells.
   *
   * @return whether any cell was running
   */
  public synchronized boolean interrupt() {
    if (!cells.isEmpty()) {
      InterruptCheck.request();
      running.forEach(own -> own.thread().interrupt());
    }
    return !cells.isEmpty();
  }

  /** A running cell and the thread that runs it. */
  record Running(long cell, Thread thread) {}

  /** Returns the running cells: at most one for each shell. */
  synchronized List<Running> running() {
    return running.stream()
        .filter(cells::containsKey)
        .map(own -> new Running(cells.get(own), own.thread()))
        .toList();
  }

  /** Returns whether any of the student's code is running. */
  public synchronized boolean isRunning() {
    return !running.isEmpty();
  }

  /** Ends a cell whose code keeps running. */
  synchronized void abandon(long cell) {
    for (ExecutionThread own : Set.copyOf(running)) {
      if (Objects.equals(cells.get(own), cell)) {
        running.remove(own);
        cells.remove(own);
        InterruptCheck.abandon(own.thread());
        own.abandon();
      }
    }
  }

  /**
   * Runs work that uses JShell, which only one thread at a time may use. While the student's code
   * runs, other threads may use JShell.
   */
  public <T> T withCompiler(Supplier<T> work) {
    compiler.lock();
    try {
      compilations.incrementAndGet();
      return work.get();
    } finally {
      compiler.unlock();
    }
  }

  /**
   * Reports that work with JShell is making progress.
   *
   * @throws CellInterruptedError if the cell of this shell has been interrupted
   */
  public synchronized void progress() {
    compilations.incrementAndGet();
    if (cells.containsKey(threads.get()) && InterruptCheck.isRequested()) {
      throw new CellInterruptedError();
    }
  }

  /** Work that may throw the failure of a cell. */
  public interface CellWork<T> {
    T run() throws CellFailure;
  }

  /**
   * Runs work that uses JShell, as {@link #withCompiler} does; the work may throw the failure of a
   * cell.
   */
  public <T> T withCompilerForCell(CellWork<T> work) throws CellFailure {
    compiler.lock();
    try {
      compilations.incrementAndGet();
      return work.run();
    } finally {
      compiler.unlock();
    }
  }

  /** Returns the compiler's progress counter; empty if the compiler is idle. */
  public OptionalLong compilation() {
    return compiler.isLocked() ? OptionalLong.of(compilations.get()) : OptionalLong.empty();
  }

  /**
   * Runs the student's code on the execution thread of this shell.
   *
   * @throws InvocationTargetException if the code throws an exception that is not safe to read; the
   *     cause is a snapshot of it
   * @throws CellInterruptedError if the cell has been interrupted
   * @throws CellAbandoned if the code does not respond to an interrupt
   */
  public <T> T call(Callable<T> code) throws Exception {
    ExecutionThread own = thread();
    int holds = compiler.getHoldCount();
    release(holds);
    try {
      return own.run(() -> runInterruptibly(own, code));
    } finally {
      acquire(holds);
    }
  }

  private <T> T runInterruptibly(ExecutionThread own, Callable<T> code) throws Exception {
    enter(own);
    try {
      T result = code.call();
      // The code may have returned only because threads that it waited for were interrupted.
      InterruptCheck.check();
      return result;
    } catch (Throwable e) {
      throw safeToRead(e);
    } finally {
      leave(own);
    }
  }

  /** Returns an exception whose methods the shell's thread may call. */
  private static Exception safeToRead(Throwable e) {
    boolean wrapper = e.getClass() == InvocationTargetException.class && e.getCause() != null;
    Throwable thrown = wrapper ? e.getCause() : e;
    Throwable safe = ThrowableSnapshot.of(thrown);
    boolean unchanged = safe == thrown && (wrapper || !(e instanceof InvocationTargetException));
    if (unchanged && e instanceof Error error) {
      throw error;
    }
    return unchanged && e instanceof Exception exception
        ? exception
        : new InvocationTargetException(safe);
  }

  private synchronized void enter(ExecutionThread own) {
    InterruptCheck.check();
    running.add(own);
  }

  private synchronized void leave(ExecutionThread own) {
    running.remove(own);
    // The next task on this thread must not see the interrupt flag.
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
    compilations.incrementAndGet();
  }
}
