package io.github.lectern.keras.workers;

import io.github.lectern.concurrent.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Threads for parallel loops that are too short for a general executor: the calling thread and
 * workers that live until the pool is closed. Only the thread that created the pool may use it.
 */
public class WorkerPool implements AutoCloseable {
  private static final Task NONE = new Task(0, 1, (from, to) -> {});

  private final Thread caller = Thread.currentThread();
  private final List<Thread> workers = new ArrayList<>();
  private final BackoffPolicy backoff;
  private volatile Task task = NONE;
  private volatile Task background = NONE;
  private volatile boolean closed;
  private Task nextBackground = NONE;

  /**
   * Creates a pool that includes the calling thread.
   *
   * @param threads the number of threads, at least 1
   */
  @SuppressWarnings("this-escape") // the workers use only fields that are set before they start
  public WorkerPool(int threads) {
    this(threads, System::nanoTime);
  }

  WorkerPool(int threads, LongSupplier clock) {
    backoff = new BackoffPolicy(threads - 1, clock);
    try {
      for (int i = 0; i < threads - 1; i++) {
        start(i);
      }
    } catch (OutOfMemoryError noMoreThreads) {
      stopWorkers();
      throw noMoreThreads;
    }
  }

  private void start(int number) {
    workers.add(DaemonThreads.start("lectern-worker-" + (number + 1), () -> work(number)));
  }

  /** Runs parts of loops on a worker's thread until the pool is closed. */
  private void work(int number) {
    while (!closed) {
      if (!backoff.isActive(number) || !(help(task) || help(background))) {
        SpinThenPark.until(() -> closed || (backoff.isActive(number) && isWork()), this);
      }
    }
  }

  private boolean isWork() {
    return task.isOpen() || background.isOpen();
  }

  private boolean help(Task open) {
    boolean helped = open.runFromBack();
    if (helped && open.isDone()) {
      LockSupport.unpark(caller);
    }
    return helped;
  }

  /**
   * Runs a loop over the rows 0 to n - 1, and returns when it is finished. If a part throws an
   * exception or error, this method throws it.
   *
   * @param step the number of rows in a part; a loop of one part runs on the calling thread
   * @throws IllegalStateException if the calling thread is not the one that created the pool
   */
  public void parallelFor(int n, int step, Range work) {
    if (Thread.currentThread() != caller) {
      throw new IllegalStateException(
          "WorkerPool: expected a call on the thread that created the pool, "
              + caller.getName()
              + ", but got one on "
              + Thread.currentThread().getName());
    }
    if (n > 0 && n <= step) {
      offerBackground();
      work.run(0, n);
      return;
    }
    Task next = new Task(n, step, work);
    task = next;
    background = nextBackground;
    wakeWorkers();
    long start = System.nanoTime();
    await(next, next.runFromFront(), start);
  }

  /**
   * Schedules a loop that idle workers run in the background. They start it during the next
   * parallel loop; if they started it now, that loop might have to wait for their parts. The
   * previous background loop must be finished.
   */
  public void startBackground(int n, int step, Range work) {
    nextBackground = new Task(n, step, work);
  }

  /**
   * Runs the remaining parts of the background loop, and returns when it is finished. If a part
   * threw an exception or error, this method throws it.
   */
  public void finishBackground() {
    offerBackground();
    long start = System.nanoTime();
    await(nextBackground, nextBackground.runFromFront(), start);
  }

  private void offerBackground() {
    if (background != nextBackground) {
      background = nextBackground;
      wakeWorkers();
    }
  }

  private void wakeWorkers() {
    int active = backoff.update();
    for (int i = 0; i < active; i++) {
      LockSupport.unpark(workers.get(i));
    }
  }

  private void await(Task started, boolean ranParts, long start) {
    if (!started.isDone()) {
      long ranUntil = System.nanoTime();
      SpinThenPark.until(started::isDone, this);
      if (ranParts) {
        backoff.record(ranUntil - start, System.nanoTime() - ranUntil);
      }
    }
    started.rethrow();
  }

  /** Stops the workers and waits until they have ended. */
  @Override
  public void close() {
    stopWorkers();
  }

  private void stopWorkers() {
    closed = true;
    workers.forEach(LockSupport::unpark);
    workers.forEach(DaemonThreads::join);
  }

  /** The body of a parallel loop. */
  public interface Range {
    /** Processes the rows {@code from} to {@code to - 1}. */
    void run(int from, int to);
  }
}
