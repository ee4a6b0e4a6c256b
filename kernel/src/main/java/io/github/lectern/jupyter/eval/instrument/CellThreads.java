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
 * Which threads run code of cells, and which of them are to stop. A thread may be an object of a
 * student's class: its equals(), hashCode(), interrupt() and getStackTrace() are not called here.
 */
final class CellThreads {
  private static final String CELL_CLASS = "REPL.$JShell$";

  // Sets by identity, which are never changed but replaced.
  // More than one cell runs while subshells run theirs; they are stopped together.
  private volatile Set<Thread> cells = none();
  private volatile Set<Thread> earlier = none();
  private volatile Set<Thread> condemned = none();
  private volatile boolean cellStopped;
  // One for all that a cell catches and throws on, since filling in a deep trace takes long.
  private volatile Optional<CellInterruptedError> thrown = Optional.empty();

  /** Begins a cell on a thread; tells whether there are still threads to stop. */
  synchronized boolean begin(Thread thread) {
    if (cellStopped) {
      condemn(cells);
    }
    if (cells.isEmpty()) {
      earlier = only(all(), other -> other != thread);
    }
    cells = with(cells, thread);
    cellStopped = false;
    thrown = Optional.empty();
    return anyCondemned();
  }

  boolean isToStop(Thread thread) {
    return (cellStopped && belongsToCell(thread)) || condemned.contains(thread);
  }

  /** Workers of the common pool are older than the cell whose parallel streams they run. */
  private boolean belongsToCell(Thread thread) {
    return thread instanceof ForkJoinWorkerThread
        || cells.contains(thread)
        || !earlier.contains(thread);
  }

  CellInterruptedError interruption() {
    Optional<CellInterruptedError> made = thrown;
    if (made.isEmpty()) {
      made = Optional.of(new CellInterruptedError());
      thrown = made;
    }
    return made.get();
  }

  synchronized void stopCell() {
    thrown = Optional.empty();
    cellStopped = true;
  }

  boolean isCellStopped() {
    return cellStopped;
  }

  /** Gives up a cell's thread, which is to stop whenever it can. */
  synchronized void leave(Thread thread) {
    cells = without(cells, thread);
    condemn(with(none(), thread));
  }

  /** Ends a thread's cell; tells whether there are still threads to stop. */
  synchronized boolean end(Thread thread) {
    if (cells.contains(thread)) {
      cells = without(cells, thread);
      condemned = without(condemned, thread);
    }
    if (cells.isEmpty()) {
      if (cellStopped) {
        condemn(only(all(), other -> !earlier.contains(other) && runsCell(other)));
      }
      cellStopped = false;
    }
    return anyCondemned() || cellStopped;
  }

  /** Stops every thread that runs code of a cell, and tells how many these are. */
  synchronized int stopLeftBehind() {
    Set<Thread> running = only(all(), thread -> !condemned.contains(thread) && runsCell(thread));
    condemn(running);
    return running.size();
  }

  /** Stops a thread of the kernel's own making. */
  synchronized void stop(Thread thread) {
    condemned = with(condemned, thread);
    thread.interrupt();
  }

  private void condemn(Set<Thread> threads) {
    condemned = only(Stream.concat(condemned.stream(), threads.stream()), thread -> true);
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
            return false; // nobody reads what a student's interrupt() throws
          }
        });
  }

  private boolean anyCondemned() {
    condemned = only(condemned.stream(), Thread::isAlive);
    return !condemned.isEmpty();
  }

  private static boolean runsCell(Thread thread) {
    return thread != Thread.currentThread()
        && (overrides(thread, "getStackTrace")
            || Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(CELL_CLASS)));
  }

  /** Whether a method without parameters is not Thread's own, and so perhaps a student's. */
  private static boolean overrides(Thread thread, String method) {
    Class<?> type = thread.getClass();
    try {
      return type != Thread.class && type.getMethod(method).getDeclaringClass() != Thread.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return true; // a class that cannot be looked at is not called either
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
   * Far cheaper than Thread.getAllStackTraces, which stops the JVM to look at every stack. A
   * group's activeCount() is not asked for a size: groups within it may be a student's.
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
