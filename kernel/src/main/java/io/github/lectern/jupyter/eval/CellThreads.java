package io.github.lectern.jupyter.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which threads run code of cells, and which of them are to stop. */
final class CellThreads {
  private static final String CELL_CLASS = "REPL.$JShell$";

  // More than one while subshells run cells; they are stopped together.
  private final Set<Thread> cells = ConcurrentHashMap.newKeySet();
  private volatile Set<Thread> earlier = Set.of();
  private volatile Set<Thread> condemned = Set.of();
  private volatile boolean cellStopped;
  // One for all that a cell catches and throws on, since filling in a deep trace takes long.
  private volatile Optional<CellInterruption> thrown = Optional.empty();

  /** Begins a cell on a thread; tells whether there are still threads to stop. */
  synchronized boolean begin(Thread thread) {
    if (cellStopped) {
      condemn(Set.copyOf(cells));
    }
    if (cells.isEmpty()) {
      earlier = only(all(), other -> other != thread);
    }
    cells.add(thread);
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

  CellInterruption interruption() {
    Optional<CellInterruption> made = thrown;
    if (made.isEmpty()) {
      made = Optional.of(new CellInterruption());
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
    cells.remove(thread);
    condemn(Set.of(thread));
  }

  /** Ends a thread's cell; tells whether there are still threads to stop. */
  synchronized boolean end(Thread thread) {
    if (cells.remove(thread)) {
      condemned = only(condemned.stream(), other -> other != thread);
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

  synchronized void stop(Thread thread) {
    condemn(Set.of(thread));
  }

  private void condemn(Set<Thread> threads) {
    condemned =
        Stream.concat(condemned.stream(), threads.stream()).collect(Collectors.toUnmodifiableSet());
    threads.forEach(Thread::interrupt);
  }

  private boolean anyCondemned() {
    condemned = only(condemned.stream(), Thread::isAlive);
    return !condemned.isEmpty();
  }

  private static boolean runsCell(Thread thread) {
    return thread != Thread.currentThread()
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(CELL_CLASS));
  }

  private static Set<Thread> only(Stream<Thread> threads, Predicate<Thread> wanted) {
    return threads.filter(wanted).collect(Collectors.toUnmodifiableSet());
  }

  /** Far cheaper than Thread.getAllStackTraces, which stops the JVM to look at every stack. */
  private static Stream<Thread> all() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] found = new Thread[group.activeCount() * 2 + 16];
    int count = group.enumerate(found);
    return List.of(Arrays.copyOf(found, count)).stream();
  }
}
