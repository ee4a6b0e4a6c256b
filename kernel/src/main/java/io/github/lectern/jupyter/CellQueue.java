package io.github.lectern.jupyter;

import static java.lang.System.Logger.Level.ERROR;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Runs cells one after the other, on one thread; after a failure those that wait are dropped. */
final class CellQueue {
  private static final System.Logger LOG = System.getLogger(CellQueue.class.getName());
  private static final long STACK_BYTES = 16L << 20;

  private final Exchange exchange;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(CellQueue::cellThread);
  private final AtomicLong received = new AtomicLong();
  private volatile long abortedUpTo;

  CellQueue(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Runs something on the cells' thread before the cells that come later. */
  void prepare(Runnable task) {
    thread.execute(() -> logged(task));
  }

  /** Queues an execute_request. */
  void add(Message request, Function<Message, JsonObject> execution) {
    long number = received.incrementAndGet();
    thread.execute(() -> logged(() -> answer(number, request, execution)));
  }

  private void answer(long number, Message request, Function<Message, JsonObject> execution) {
    exchange.answer(
        Channel.SHELL, request, r -> number <= abortedUpTo ? aborted() : execute(r, execution));
  }

  private JsonObject execute(Message request, Function<Message, JsonObject> execution) {
    JsonObject content = execution.apply(request);
    boolean failed = content.get("status").getAsString().equals("error");
    if (failed && new Fields(request.content()).flag("stop_on_error", true)) {
      abortedUpTo = received.get();
    }
    return content;
  }

  private static JsonObject aborted() {
    return Session.json(Map.of("status", "aborted"));
  }

  private static void logged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(ERROR, "the cells' thread goes on after a failure", e);
    }
  }

  private static Thread cellThread(Runnable task) {
    Thread thread = new Thread(null, task, "lectern-cell", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
