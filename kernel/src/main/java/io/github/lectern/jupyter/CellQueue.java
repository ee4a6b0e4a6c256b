package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Log;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Runs the cells of one shell in order on one thread. If a cell fails, the cells queued behind it
 * are aborted, unless the request says otherwise ({@code stop_on_error}).
 */
final class CellQueue {
  private static final Log LOG = new Log(CellQueue.class);
  private static final long STACK_BYTES = 16L << 20;

  private final ReplyScope replies;
  private final ExecutorService thread;
  private final AtomicLong received = new AtomicLong();
  private volatile long abortedUpTo;

  /** Creates a queue and starts its thread, which has the given name. */
  CellQueue(ReplyScope replies, String name) {
    this.replies = replies;
    this.thread =
        Executors.newSingleThreadExecutor(task -> DaemonThreads.create(name, task, STACK_BYTES));
    thread.execute(() -> {});
  }

  /** Runs a task after the queued cells and accepts no more cells. */
  void end(Runnable task) {
    submit(task);
    thread.shutdown();
  }

  /** Runs a task on the cell thread after the queued cells; exceptions are only logged. */
  void submit(Runnable task) {
    thread.execute(() -> logged(task));
  }

  /** Queues a cell; its request is answered once the cell has run. */
  void add(ExecuteRequest request, Function<ExecuteRequest, CellResult> run) {
    long number = received.incrementAndGet();
    submit(
        () ->
            replies.answer(
                Channel.SHELL, request.message(), () -> runOrAbort(request, number, run)));
  }

  private JsonObject runOrAbort(
      ExecuteRequest request, long number, Function<ExecuteRequest, CellResult> run) {
    if (number <= abortedUpTo) {
      return new CellResult.Aborted().toReply();
    }
    CellResult result = run.apply(request);
    if (result instanceof CellResult.Failure && request.stopOnError()) {
      abortedUpTo = received.get();
    }
    return result.toReply();
  }

  private static void logged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "a task of the cell thread failed", e);
    }
  }
}
