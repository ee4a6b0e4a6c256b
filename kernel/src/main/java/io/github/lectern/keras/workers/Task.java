package io.github.lectern.keras.workers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The parts of one parallel loop. The calling thread takes parts from the front and the workers
 * take them from the back, so that each thread tends to find its data from the last loop in its
 * cache.
 */
final class Task {
  private final int rows;
  private final int step;
  private final WorkerPool.Range work;
  private final int parts;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger takenFromBack = new AtomicInteger();
  private final AtomicInteger unfinished;
  private volatile Throwable failure;
  private volatile Thread failed;

  /**
   * Creates a loop over the rows 0 to rows - 1.
   *
   * @param step the number of rows in a part; the last part may have fewer
   */
  Task(int rows, int step, WorkerPool.Range work) {
    this.rows = rows;
    this.step = step;
    this.work = work;
    parts = (rows + step - 1) / step;
    unfinished = new AtomicInteger(parts);
  }

  /** Returns whether there is a part that no thread has taken. */
  boolean isOpen() {
    return taken.get() < parts;
  }

  /** Returns whether all parts are finished. */
  boolean isDone() {
    return unfinished.get() == 0;
  }

  /** Runs parts from the front until all are taken, and returns whether it ran any. */
  boolean runFromFront() {
    int ran = 0;
    while (take()) {
      run(ran++);
    }
    return ran > 0;
  }

  /** Runs the last part that no thread has taken, and returns whether there was one. */
  boolean runFromBack() {
    boolean isTaken = take();
    if (isTaken) {
      run(parts - takenFromBack.incrementAndGet());
    }
    return isTaken;
  }

  private boolean take() {
    return isOpen() && taken.getAndIncrement() < parts;
  }

  private void run(int part) {
    try {
      if (failure == null) {
        work.run(part * step, Math.min(rows, (part + 1) * step));
      }
    } catch (Throwable thrown) { // not even an Error may leave the caller waiting
      fail(thrown);
    }
    unfinished.decrementAndGet();
  }

  /** Keeps the first failure; later ones may be its consequences, and are added to it. */
  private synchronized void fail(Throwable thrown) {
    if (failure == null) {
      failed = Thread.currentThread();
      failure = thrown;
    } else if (failure != thrown) {
      addSuppressed(failure, thrown);
    }
  }

  private static void addSuppressed(Throwable first, Throwable later) {
    try {
      first.addSuppressed(later);
    } catch (OutOfMemoryError e) {
      // The first failure is reported without the later one, for which there is no memory.
    }
  }

  /** Rethrows on the calling thread the exception or error that a part threw, if there is one. */
  void rethrow() {
    if (failure != null && failed != Thread.currentThread()) {
      appendCallersStack(failure);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /** Appends the caller's stack, since a worker's stack does not show which call it worked for. */
  private static void appendCallersStack(Throwable thrown) {
    Stream<StackTraceElement> caller =
        Arrays.stream(Thread.currentThread().getStackTrace()).skip(2);
    thrown.setStackTrace(
        Stream.concat(Arrays.stream(thrown.getStackTrace()), caller)
            .toArray(StackTraceElement[]::new));
  }
}
