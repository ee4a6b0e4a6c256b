package io.github.lectern.jupyter.eval;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The text of a value that somebody points at, which may be the work of a student's toString(). */
final class Description {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private Description() {}

  /** The text, if it can be had soon; JShell, which waits meanwhile, is not to wait for ever. */
  static String of(Supplier<String> text) {
    FutureTask<String> task = new FutureTask<>(text::get);
    Thread thread = new Thread(task, "lectern-description");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      InterruptPoint.stop(thread);
      return "(its text takes too long)";
    } catch (ExecutionException e) {
      return "(its text cannot be made: " + e.getCause() + ")";
    } catch (InterruptedException e) {
      InterruptPoint.stop(thread);
      Thread.currentThread().interrupt();
      return "(its text was not waited for)";
    }
  }
}
