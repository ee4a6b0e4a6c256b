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
 * Runs the student's code beside the compiler, knows whether it is running, and stops it.
 *
 * <p>Only the runners' threads are interrupted, and only inside the student's code: javac, which
 * compiles on the shells' threads, would lose its open jars for good.
 */
public final class UserCodeRunner {
  private final ReentrantLock compiler = new ReentrantLock();
  private final AtomicLong turns = new AtomicLong();
  private final Map<ExecutionThread, Long> open = new LinkedHashMap<>();
  private final Set<ExecutionThread> running = new LinkedHashSet<>();
  private final ClassLoader loader;
  private long cells;

  @SuppressWarnings("ThreadLocalUsage") // each shell has its own runner
  private final ThreadLocal<ExecutionThread> runner = new ThreadLocal<>();

  /** Runs code that finds its classes by this loader. */
  public UserCodeRunner(ClassLoader loader) {
    this.loader = loader;
  }

  private ExecutionThread runner() {
    ExecutionThread own = runner.get();
    if (own == null || !own.isUsable()) {
      own = new ExecutionThread();
      runner.set(own);
    }
    return own;
  }

  /** Begins a cell of this shell. An interruption that came earlier is forgotten. */
  public synchronized void open() {
    ExecutionThread own = runner();
    own.thread().setContextClassLoader(loader);
    InterruptCheck.begin(own.thread());
    open.put(own, ++cells);
  }

  /** Ends the cell of this shell. */
  public synchronized void close() {
    open.remove(runner.get());
    InterruptCheck.end(runner.get().thread());
  }

  /**
   * Stops the running cell, and with it those that subshells run.
   *
   * @return whether there was one
   */
  public synchronized boolean interrupt() {
    if (!open.isEmpty()) {
      InterruptCheck.request();
      running.forEach(own -> own.thread().interrupt());
    }
    return !open.isEmpty();
  }

  /** What runs now: which cell, and where in it. */
  record Running(long cell, List<StackTraceElement> frames) {}

  /** What of the student's runs now: of each shell one cell at most. */
  synchronized List<Running> running() {
    return running.stream()
        .filter(open::containsKey)
        .map(own -> new Running(open.get(own), List.of(own.thread().getStackTrace())))
        .toList();
  }

  /** Whether any of the student's code runs now. */
  public synchronized boolean isRunning() {
    return !running.isEmpty();
  }

  /** Ends a cell whose code goes on. */
  synchronized void leaveBehind(long cell) {
    for (ExecutionThread own : Set.copyOf(running)) {
      if (Objects.equals(open.get(own), cell)) {
        running.remove(own);
        open.remove(own);
        InterruptCheck.leave(own.thread());
        own.leave();
      }
    }
  }

  /**
   * Does something with JShell, which one thread at a time may use. While the student's own code
   * runs, it is free for others.
   */
  public <T> T compiling(Supplier<T> work) {
    compiler.lock();
    try {
      turns.incrementAndGet();
      return work.get();
    } finally {
      compiler.unlock();
    }
  }

  /**
   * Goes on with JShell's work, which is healthy as long as it goes on.
   *
   * @throws CellInterruptedError if the cell of this shell has been interrupted meanwhile
   */
  public synchronized void goOn() {
    turns.incrementAndGet();
    if (open.containsKey(runner.get()) && InterruptCheck.isRequested()) {
      throw new CellInterruptedError();
    }
  }

  /** A piece of work that can fail as a cell does. */
  public interface CellWork<T> {
    T run() throws CellFailure;
  }

  /** Works on a cell: what is not the student's own code is done with JShell. */
  public <T> T compilingCell(CellWork<T> work) throws CellFailure {
    compiler.lock();
    try {
      turns.incrementAndGet();
      return work.run();
    } finally {
      compiler.unlock();
    }
  }

  /** The number of JShell's work that is being done, if any; never the student's own code. */
  public OptionalLong compilation() {
    return compiler.isLocked() ? OptionalLong.of(turns.get()) : OptionalLong.empty();
  }

  /**
   * Runs something of the student's.
   *
   * @throws InvocationTargetException around the stand-in of what is not to be asked itself
   * @throws CellInterruptedError if the cell has been interrupted already
   * @throws CellAbandoned if it does not end although it has been interrupted
   */
  public <T> T call(Callable<T> code) throws Exception {
    ExecutionThread own = runner();
    int holds = compiler.getHoldCount();
    release(holds);
    try {
      return own.run(() -> watched(own, code));
    } finally {
      acquire(holds);
    }
  }

  private <T> T watched(ExecutionThread own, Callable<T> code) throws Exception {
    enter(own);
    try {
      T result = code.call();
      // What was waited for may have been stopped before the wait was.
      InterruptCheck.check();
      return result;
    } catch (Throwable e) {
      throw readable(e);
    } finally {
      leave(own);
    }
  }

  /** What the shell's thread may ask, since none of its methods is a student's. */
  private static Exception readable(Throwable e) {
    boolean carrier = e.getClass() == InvocationTargetException.class && e.getCause() != null;
    Throwable thrown = carrier ? e.getCause() : e;
    Throwable readable = ThrowableSnapshot.of(thrown);
    boolean plain = readable == thrown && (carrier || !(e instanceof InvocationTargetException));
    if (plain && e instanceof Error error) {
      throw error;
    }
    return plain && e instanceof Exception exception
        ? exception
        : new InvocationTargetException(readable);
  }

  private synchronized void enter(ExecutionThread own) {
    InterruptCheck.check();
    running.add(own);
  }

  private synchronized void leave(ExecutionThread own) {
    running.remove(own);
    // The flag must not leak into what is run next on this thread.
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
