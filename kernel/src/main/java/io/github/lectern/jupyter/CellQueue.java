package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the cells of one shell one after the other, on one thread; after a failure those that wait
 * are dropped.
 */
final class CellQueue {
  private static final Log LOG = new Log(CellQueue.class);
  private static final long STACK_BYTES = 16L << 20;

  private final Exchange exchange;
  private final ExecutorService thread;
  private final AtomicLong received = new AtomicLong();
  private volatile long abortedUpTo;

  /**
   * A queue, whose thread runs already.
   *
   * @param name of the thread
   */
  CellQueue(Exchange exchange, String name) {
    this.exchange = exchange;
    this.thread = Executors.newSingleThreadExecutor(task -> cellThread(task, name));
    thread.execute(() -> {});
  }

  /** Takes no more cells; those that wait are run first, and then the task. */
  void end(Runnable task) {
    prepare(task);
    thread.shutdown();
  }

  /** Runs something on the cells' thread before the cells that come later. */
  void prepare(Runnable task) {
    thread.execute(() -> logged(task));
  }

  /** Queues an execute_request. */
  void add(Message request, Function<Message, JsonObject> run, Supplier<JsonObject> aborted) {
    long number = received.incrementAndGet();
    thread.execute(
        () ->
            logged(
                () ->
                    exchange.answer(
                        Channel.SHELL,
                        request,
                        r -> number <= abortedUpTo ? aborted.get() : execute(r, run))));
  }

  private JsonObject execute(Message request, Function<Message, JsonObject> run) {
    JsonObject content = run.apply(request);
    boolean failed = content.get("status").getAsString().equals("error");
    if (failed && CellRequest.of(request).stopOnError()) {
      abortedUpTo = received.get();
    }
    return content;
  }

  private static void logged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "the cells' thread goes on after a failure", e);
    }
  }

  private static Thread cellThread(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
