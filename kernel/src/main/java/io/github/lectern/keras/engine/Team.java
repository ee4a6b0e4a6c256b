package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.OpenBlas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * A few threads that share out one piece of work after another: the one that calls, and helpers
 * that live until the team is closed. Only the thread that made it may call.
 *
 * <p>The order of a sum must depend on its size alone, never on the workers: then results are the
 * same to the last bit for any number of them.
 */
public final class Team implements AutoCloseable {
  /** About 30 microseconds: longer than the pause between two pieces of one training step. */
  private static final int SPINS = 2000;

  private static final Job NOTHING = new Job(0, part -> {});

  private final Thread caller = Thread.currentThread();
  private final List<Thread> helpers = new ArrayList<>();
  private final Attendance attendance;
  private final Queue<Matrix> memory = new ConcurrentLinkedQueue<>();
  private final Map<Thread, Matrix> scratch = new ConcurrentHashMap<>();
  private volatile Job job = NOTHING;
  private volatile Job spare = NOTHING;
  private volatile boolean closed;

  /**
   * A team.
   *
   * @param workers the threads in all, at least 1
   */
  public Team(int workers) {
    OpenBlas.useOneThread();
    attendance = new Attendance(workers - 1, System::nanoTime);
    for (int i = 0; i < workers - 1; i++) {
      int number = i;
      Thread helper = new Thread(() -> help(number), "lectern-worker-" + (i + 1));
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
  }

  /** A worker for each processor, or as many as the system property lectern.workers says. */
  public static Team ofProcessors() {
    return new Team(size());
  }

  /** The threads in all of a team of processors. */
  public static int size() {
    return Integer.getInteger("lectern.workers", Runtime.getRuntime().availableProcessors());
  }

  /** Shares out the rows 0 to n - 1, step rows a part. */
  public void share(int n, int step, Range work) {
    run((n + step - 1) / step, i -> work.on(i * step, Math.min(n, (i + 1) * step)));
  }

  /**
   * Gives helpers parts to work on whenever they would be idle, until the caller {@linkplain
   * #finish finishes}.
   */
  public void begin(int parts, IntConsumer work) {
    spare = new Job(parts, work);
    wakeHelpers();
  }

  /** Works on what is left of what was begun, and waits for its end; throws as run does. */
  public void finish() {
    complete(spare);
  }

  /**
   * Shares out the parts 0 to parts - 1; returns when all are done.
   *
   * @throws RuntimeException or an Error: one that a part threw
   */
  public void run(int parts, IntConsumer work) {
    Job next = new Job(parts, work);
    if (parts > 1) {
      job = next;
      wakeHelpers();
    }
    complete(next);
  }

  private void wakeHelpers() {
    attendance.renew();
    for (int i = 0; i < attendance.present(); i++) {
      LockSupport.unpark(helpers.get(i));
    }
  }

  private void complete(Job unfinished) {
    if (unfinished.parts == 1) {
      unfinished.workOnFront();
    } else {
      completeTogether(unfinished);
    }
    unfinished.rethrow();
  }

  private void completeTogether(Job unfinished) {
    long start = System.nanoTime();
    while (unfinished.workOnFront()) {}
    if (!unfinished.isDone()) {
      long done = System.nanoTime();
      await(unfinished::isDone);
      attendance.judge(done - start, System.nanoTime() - done);
    }
  }

  private void help(int number) {
    while (!closed) {
      boolean present = number < attendance.present();
      if (!present || !helpWith(job) && !helpWith(spare)) {
        await(() -> number < attendance.present() && isWork() || closed);
      }
    }
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
    for (int spins = 0; !over.getAsBoolean(); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  /**
   * A matrix of zeros that is freed when the team is closed. The garbage collector alone would free
   * off-heap memory late: it does not see how much there is of it.
   */
  Matrix allocate(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    memory.add(matrix);
    return matrix;
  }

  /**
   * Memory of the worker that calls, with whatever its last use left in it; valid until it calls
   * again. A result that is used up at once stays in the cache there.
   */
  public Matrix scratch(int rows, int columns) {
    Matrix mine = scratch.get(Thread.currentThread());
    if (mine == null || mine.columns() < rows * columns) {
      mine = allocate(1, rows * columns);
      scratch.put(Thread.currentThread(), mine);
    }
    return mine.shaped(rows, columns);
  }

  /** Ends the helpers, waits until they have ended, and frees what was allocated. */
  @Override
  public void close() {
    closed = true;
    helpers.forEach(LockSupport::unpark);
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    memory.forEach(Matrix::free);
    if (interrupted) {
      caller.interrupt();
    }
  }

  /** What is done with some rows. */
  public interface Range {
    /** Works on the rows from to to - 1. */
    void on(int from, int to);
  }

  /**
   * One piece of work. The caller takes its parts from the front and helpers from the back, so that
   * each finds in its cache what it left there.
   */
  private static final class Job {
    private final IntConsumer work;
    private final int parts;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger takenFromBack = new AtomicInteger();
    private final AtomicInteger unfinished;
    private int takenFromFront;
    private volatile Throwable failure;

    Job(int parts, IntConsumer work) {
      this.work = work;
      this.parts = parts;
      unfinished = new AtomicInteger(parts);
    }

    /** Works on the first of the parts that nobody took, and says whether there was one. */
    boolean workOnFront() {
      return mayTake() && work(takenFromFront++);
    }

    /** The same on the last of them. */
    boolean workOnBack() {
      return mayTake() && work(parts - takenFromBack.incrementAndGet());
    }

    boolean isOpen() {
      return taken.get() < parts;
    }

    private boolean mayTake() {
      return isOpen() && taken.getAndIncrement() < parts;
    }

    private boolean work(int part) {
      try {
        if (failure == null) {
          work.accept(part);
        }
      } catch (Throwable thrown) { // an Error too must not leave the caller waiting
        failure = thrown;
      }
      unfinished.decrementAndGet();
      return true;
    }

    boolean isDone() {
      return unfinished.get() == 0;
    }

    void rethrow() {
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
  }
}
