package io.github.lectern.jupyter;

import static java.lang.System.Logger.Level.ERROR;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Message;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

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
  void add(Message request, JavaSession java) {
    long number = received.incrementAndGet();
    thread.execute(() -> logged(() -> answer(number, request, java)));
  }

  private void answer(long number, Message request, JavaSession java) {
    exchange.answer(
        Channel.SHELL, request, r -> number <= abortedUpTo ? java.aborted() : execute(r, java));
  }

  private JsonObject execute(Message request, JavaSession java) {
    JsonObject content = java.execute(request);
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
      LOG.log(ERROR, "the cells' thread goes on after a failure", e);
    }
  }

  private static Thread cellThread(Runnable task) {
    Thread thread = new Thread(null, task, "lectern-cell", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
