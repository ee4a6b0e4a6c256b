package io.github.lectern.keras.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * A few threads that share out one piece of work after another: the one that calls, and helpers
 * that live until they are closed. Only the thread that made them may call.
 */
public class Workers implements AutoCloseable {
  /** Nanoseconds that are waited for work; longer than between two pieces of a training step. */
  private static final long SPINS = 50_000;

  /** Nanoseconds after which a visitor takes no new part, and that it rests at least. */
  private static final long VISIT = 500_000;

  private static final long REST = 700_000;

  private static final Job NOTHING = new Job(0, part -> {});

  private final Thread caller = Thread.currentThread();
  private final List<Thread> helpers = new ArrayList<>();
  private final Attendance attendance;
  private volatile Job job = NOTHING;
  private volatile Job spare = NOTHING;
  private Job begun = NOTHING; // becomes the spare job
  private volatile boolean closed;

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
    for (int i = 0; i < workers - 1; i++) {
      int number = i;
      Thread helper = new Thread(() -> help(number), "lectern-worker-" + (i + 1));
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
  }

  /** Shares out the rows 0 to n - 1, step rows a part. */
  public void share(int n, int step, Range work) {
    run((n + step - 1) / step, i -> work.on(i * step, Math.min(n, (i + 1) * step)));
  }

  /**
   * Gives helpers parts to work on whenever they would be idle, until the caller {@linkplain
   * #finish finishes}; not before the next piece of work, which would have to wait for them.
   */
  public void begin(int parts, IntConsumer work) {
    begun = new Job(parts, work);
  }

  /** Works on what is left of what was begun, and waits for its end; throws as run does. */
  public void finish() {
    offerBegun();
    complete(spare);
  }

  private void offerBegun() {
    if (spare != begun) {
      spare = begun;
      wakeHelpers();
    }
  }

  /**
   * Shares out the parts 0 to parts - 1; returns when all are done.
   *
   * @throws RuntimeException or an Error: one that a part threw
   */
  public void run(int parts, IntConsumer work) {
    if (parts == 1) {
      offerBegun();
      work.accept(0);
      return;
    }
    job = new Job(parts, work);
    spare = begun;
    wakeHelpers();
    complete(job);
  }

  private void wakeHelpers() {
    attendance.renew();
    for (int i = 0; i < attendance.steady(); i++) {
      LockSupport.unpark(helpers.get(i));
    }
  }

  private void complete(Job unfinished) {
    long start = System.nanoTime();
    while (unfinished.workOnFront()) {}
    if (!unfinished.isDone()) {
      long done = System.nanoTime();
      await(unfinished::isDone);
      if (attendance.judge(done - start, System.nanoTime() - done)) {
        helpers.forEach(LockSupport::unpark); // one is a visitor now
      }
    }
    unfinished.rethrow();
  }

  private void help(int number) {
    while (!closed) {
      if (isVisitor(number)) {
        visitAgainAndAgain(number);
      } else if (!help()) {
        await(() -> closed || isVisitor(number) || isWork());
      }
    }
  }

  private void visitAgainAndAgain(int number) {
    long rest = 0;
    while (!closed && isVisitor(number)) {
      rest(rest);
      rest = Math.max(REST, visit());
      attendance.renew();
    }
  }

  private boolean isVisitor(int number) {
    return number >= attendance.steady();
  }

  private boolean help() {
    return helpWith(job) || helpWith(spare);
  }

  private void rest(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    long left = nanoseconds;
    while (!closed && Math.max(left, attendance.pauseLeft()) > 0) {
      LockSupport.parkNanos(this, Math.max(left, attendance.pauseLeft()));
      left = end - System.nanoTime();
    }
  }

  /** Helps for a short while, and says how many nanoseconds it took. */
  private long visit() {
    long start = System.nanoTime();
    long idle = start;
    long now = start;
    while (!closed && now - start < VISIT && now - idle < SPINS) {
      boolean helped = help();
      now = System.nanoTime();
      if (helped) {
        idle = now;
      } else {
        Thread.onSpinWait();
      }
    }
    return now - start;
  }

  private boolean isWork() {
    return job.isOpen() || spare.isOpen();
  }

  private boolean helpWith(Job open) {
    boolean helped = open.workOnBack();
    if (helped && open.isDone()) {
      LockSupport.unpark(caller);
    }
    return helped;
  }

  /** Spins a while, since most waits are short, then leaves the processor to others. */
  private void await(BooleanSupplier over) {
    long start = System.nanoTime();
    while (!over.getAsBoolean()) {
      if (System.nanoTime() - start < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  /** Ends the helpers, and waits until they have ended. */
  @Override
  public void close() {
    closed = true;
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
