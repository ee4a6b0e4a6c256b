package io.github.lectern.jupyter.eval.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tracks which threads run code of cells and which of them must stop. Because students may subclass
 * Thread, equals() and hashCode() are never called, nor is an overridden getId(); an overridden
 * interrupt() is called with a time limit.
 */
final class CellThreads {
  private static final String CELL_CLASS = "REPL.$JShell$";

  // Identity-based sets that are never modified, only replaced as a whole.
  // Subshells may run several cells at the same time; they are stopped together.
  private volatile Set<Thread> cells = none();
  private volatile Set<Thread> olderThreads = none();
  private volatile Set<Thread> stopping = none();
  private volatile boolean cellStopped;
  // Shared by all checks of a cell, because filling in a deep stack trace takes time.
  private volatile Optional<CellInterruptedError> thrown = Optional.empty();

  /** Begins a cell on a thread; returns whether there are still threads to stop. */
  synchronized boolean begin(Thread thread) {
    if (cellStopped) {
      stopAll(cells);
    }
    if (cells.isEmpty()) {
      olderThreads = only(all(), other -> other != thread);
    }
    cells = with(cells, thread);
    cellStopped = false;
    thrown = Optional.empty();
    return anyStopping();
  }

  boolean mustStop(Thread thread) {
    return (cellStopped && belongsToCell(thread)) || stopping.contains(thread);
  }

  /**
   * Returns whether a thread belongs to a running cell. Fork-join workers always do, because those
   * of the common pool may be older than the cell whose streams they run.
   */
  private boolean belongsToCell(Thread thread) {
    return thread instanceof ForkJoinWorkerThread
        || cells.contains(thread)
        || !olderThreads.contains(thread);
  }

  CellInterruptedError interruption() {
    Optional<CellInterruptedError> error = thrown;
    if (error.isEmpty()) {
      error = Optional.of(new CellInterruptedError());
      thrown = error;
    }
    return error.get();
  }

  synchronized void stopCell() {
    thrown = Optional.empty();
    cellStopped = true;
  }

  boolean isCellStopped() {
    return cellStopped;
  }

  /** Abandons the thread of a cell; the thread must stop at its next check. */
  synchronized void abandon(Thread thread) {
    cells = without(cells, thread);
    stopAll(with(none(), thread));
  }

  /** Ends a thread's cell; returns whether there are still threads to stop. */
  synchronized boolean end(Thread thread) {
    if (cells.contains(thread)) {
      cells = without(cells, thread);
      stopping = without(stopping, thread);
    }
    if (cells.isEmpty()) {
      if (cellStopped) {
        stopAll(only(all(), other -> !olderThreads.contains(other) && runsCell(other)));
      }
      cellStopped = false;
    }
    return anyStopping() || cellStopped;
  }

  /**
   * Stops all threads that run a cell's code and are not yet being stopped; returns their number.
   */
  synchronized int stopRemaining() {
    Set<Thread> running = only(all(), thread -> !stopping.contains(thread) && runsCell(thread));
    stopAll(running);
    return running.size();
  }

  /** Stops a thread that the kernel created. */
  synchronized void stop(Thread thread) {
    stopping = with(stopping, thread);
    thread.interrupt();
  }

  private void stopAll(Set<Thread> threads) {
    stopping = only(Stream.concat(stopping.stream(), threads.stream()), thread -> true);
    Map<Boolean, List<Thread>> byOverriding =
        threads.stream()
            .collect(Collectors.partitioningBy(thread -> overrides(thread, "interrupt")));
    byOverriding.get(false).forEach(Thread::interrupt);
    byOverriding.get(true).stream()
        .map(CellThreads::interruption)
        .toList()
        .forEach(call -> call.resultOr(false));
  }

  private static TimeLimitedCall<Boolean> interruption(Thread thread) {
    return new TimeLimitedCall<>(
        () -> {
          try {
            thread.interrupt();
            return true;
          } catch (Throwable e) {
            return false; // a student's interrupt() may throw anything
          }
        });
  }

  private boolean anyStopping() {
    stopping = only(stopping.stream(), Thread::isAlive);
    return !stopping.isEmpty();
  }

  private static boolean runsCell(Thread thread) {
    return thread != Thread.currentThread()
        && (overrides(thread, "getId") || hasFrameOfCell(thread));
  }

  /**
   * Returns whether a frame is a cell's, or lies deeper in a cell's thread than frames are read.
   */
  private static boolean hasFrameOfCell(Thread thread) {
    StackTraceElement[] frames = InnermostFrames.of(thread);
    ThreadGroup group = thread.getThreadGroup(); // null if the thread has ended
    return Arrays.stream(frames).anyMatch(frame -> frame.getClassName().startsWith(CELL_CLASS))
        || (frames.length == InnermostFrames.MAX_FRAMES
            && group != null
            && CellThreadGroup.includes(group));
  }

  /** Returns whether a thread's class, which a student may have written, overrides a method. */
  private static boolean overrides(Thread thread, String method) {
    Class<?> type = thread.getClass();
    try {
      return type != Thread.class && type.getMethod(method).getDeclaringClass() != Thread.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return true; // if the class cannot be inspected, its method is not called
    }
  }

  private static Set<Thread> none() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static Set<Thread> with(Set<Thread> threads, Thread thread) {
    return only(Stream.concat(threads.stream(), Stream.of(thread)), other -> true);
  }

  private static Set<Thread> without(Set<Thread> threads, Thread thread) {
    return only(threads.stream(), other -> other != thread);
  }

  private static Set<Thread> only(Stream<Thread> threads, Predicate<Thread> wanted) {
    return threads.filter(wanted).collect(Collectors.toCollection(CellThreads::none));
  }

  /**
   * Returns all threads. This is far cheaper than Thread.getAllStackTraces, which pauses all
   * threads. The method does not call activeCount(), because students may subclass ThreadGroup.
   */
  private static Stream<Thread> all() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] found = new Thread[64];
    int count = group.enumerate(found);
    while (count == found.length) {
      found = new Thread[2 * count];
      count = group.enumerate(found);
    }
    return Arrays.stream(found, 0, count);
  }
}
