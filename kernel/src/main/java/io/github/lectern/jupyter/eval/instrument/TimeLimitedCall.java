package io.github.lectern.jupyter.eval.instrument;

import io.github.lectern.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls a method that a student may have written. The call runs on a separate thread with a time
 * limit of 250 ms, so that the calling thread of the kernel cannot hang.
 */
public final class TimeLimitedCall<T> {
  private static final Duration LIMIT = Duration.ofMillis(250);

  private final long start = System.nanoTime();
  private final FutureTask<T> task;
  private final Thread thread;

  /**
   * Starts the call.
   *
   * @param code must not throw anything
   */
  public TimeLimitedCall(Supplier<T> code) {
    this.task = new FutureTask<>(code::get);
    this.thread = DaemonThreads.start("lectern-timed-call", task);
  }

  /**
   * Returns the result. If the call has not returned 250 ms after its start, or if the waiting
   * thread is interrupted, stops the call and returns the fallback.
   */
  public T resultOr(T fallback) {
    long left = LIMIT.toNanos() - (System.nanoTime() - start);
    try {
      return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      InterruptCheck.stop(thread);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a time-limited call has failed", e.getCause());
    } catch (InterruptedException e) {
      InterruptCheck.stop(thread);
      Thread.currentThread().interrupt();
    }
    return fallback;
  }
}
