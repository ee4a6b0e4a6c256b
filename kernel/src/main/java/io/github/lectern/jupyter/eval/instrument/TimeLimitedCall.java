package io.github.lectern.jupyter.eval.instrument;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call of a method that may be a student's, for a thread of the kernel's own: it runs on a thread
 * that nobody depends on, and is waited for only as long as anybody would wait.
 */
public final class TimeLimitedCall<T> {
  private static final Duration LIMIT = Duration.ofMillis(250);

  private final long start = System.nanoTime();
  private final FutureTask<T> task;
  private final Thread thread;

  /**
   * Begins the call.
   *
   * @param code must not throw anything
   */
  public TimeLimitedCall(Supplier<T> code) {
    this.task = new FutureTask<>(code::get);
    this.thread = new Thread(task, "lectern-detached");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The result; the other value if it has not come 250 ms after the call, which is then stopped.
   */
  public T resultOr(T otherwise) {
    long left = LIMIT.toNanos() - (System.nanoTime() - start);
    try {
      return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      InterruptCheck.stop(thread);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a detached call has failed", e.getCause());
    } catch (InterruptedException e) {
      InterruptCheck.stop(thread);
      Thread.currentThread().interrupt();
    }
    return otherwise;
  }
}
