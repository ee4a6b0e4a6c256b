package io.github.lectern.keras.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * A few threads that share out one piece of work after another: the one that calls, and helpers
 * that live until they are closed. Only the thread that made them may call: it alone is woken when
 * work is done.
 */
public class Workers implements AutoCloseable {
  private final Thread caller = Thread.currentThread();
  private final Agenda agenda = new Agenda(caller);
  private final List<Thread> helpers = new ArrayList<>();
  private final Attendance attendance;
  private Job begun = agenda.spare();

  /**
   * Workers of whom the thread that calls is one.
   *
   * @param workers the threads in all, at least 1
   */
  public Workers(int workers) {
    this(workers, System::nanoTime);
  }

  /** The same with another clock for when helpers come and go. */
  Workers(int workers, LongSupplier clock) {
    attendance = new Attendance(workers - 1, clock);
    try {
      for (int i = 0; i < workers - 1; i++) {
        startHelper(i);
      }
    } catch (OutOfMemoryError noMoreThreads) {
      endHelpers();
      throw noMoreThreads;
    }
  }

  private void startHelper(int number) {
    Thread helper =
        new Thread(new Helper(number, agenda, attendance), "lectern-worker-" + (number + 1));
    helper.setDaemon(true);
    helper.start();
    helpers.add(helper);
  }

  /** Shares out the rows 0 to n - 1, step rows a part. */
  public void share(int n, int step, Range work) {
    run((n + step - 1) / step, i -> work.on(i * step, Math.min(n, (i + 1) * step)));
  }

  /**
   * Gives helpers parts to work on whenever they would be idle, until the caller {@linkplain
   * #finish finishes}; not before the next piece of work, which would have to wait for them. What
   * was begun before must be finished.
   */
  public void begin(int parts, IntConsumer work) {
    begun = new Job(parts, work);
  }

  /** Works on what is left of what was begun, and waits for its end; throws as run does. */
  public void finish() {
    offerBegun();
    complete(begun);
  }

  private void offerBegun() {
    if (agenda.spare() != begun) {
      agenda.offerSpare(begun);
      wakeHelpers();
    }
  }

  /**
   * Shares out the parts 0 to parts - 1; returns when all are done.
   *
   * @throws RuntimeException or an Error: one that a part threw
   * @throws IllegalStateException if another thread calls than the one that made these workers
   */
  public void run(int parts, IntConsumer work) {
    if (Thread.currentThread() != caller) {
      throw new IllegalStateException(
          "expected a call by " + caller.getName() + ", was " + Thread.currentThread().getName());
    }
    if (parts == 1) {
      offerBegun();
      work.accept(0);
      return;
    }
    Job job = new Job(parts, work);
    agenda.offer(job);
    agenda.offerSpare(begun);
    wakeHelpers();
    complete(job);
  }

  private void wakeHelpers() {
    attendance.renew();
    for (int i = 0; i < attendance.steady(); i++) {
      LockSupport.unpark(helpers.get(i));
    }
  }

  private void complete(Job job) {
    long start = System.nanoTime();
    boolean worked = job.workOnFront();
    while (job.workOnFront()) {}
    if (!job.isDone()) {
      long done = System.nanoTime();
      Waiting.until(job::isDone, this);
      if (worked && attendance.judge(done - start, System.nanoTime() - done)) {
        helpers.forEach(LockSupport::unpark); // one of them may be a visitor from now on
      }
    }
    job.rethrow();
  }

  /** Ends the helpers, and waits until they have ended. */
  @Override
  public void close() {
    endHelpers();
  }

  private void endHelpers() {
    agenda.close();
    helpers.forEach(LockSupport::unpark);
    helpers.forEach(Workers::join);
  }

  /** Waits until a thread has ended; an interrupt is kept for afterwards. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done with some rows. */
  public interface Range {
    /** Works on the rows from to to - 1. */
    void on(int from, int to);
  }
}
