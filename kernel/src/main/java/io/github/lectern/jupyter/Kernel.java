package io.github.lectern.jupyter;

import static java.lang.System.Logger.Level.DEBUG;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.Endpoint;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import io.github.lectern.jupyter.transport.StreamName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running kernel: who answers which request, on which thread.
 *
 * <p>Cells run on one thread; the control channel has its own, so that interrupt and shutdown work
 * while a cell runs; so have completion and the like. What needs no Java at all is answered at
 * once.
 */
final class Kernel {
  private static final System.Logger LOG = System.getLogger(Kernel.class.getName());

  private final Session session = new Session();
  private final CountDownLatch shutdown = new CountDownLatch(1);
  private final ExecutorService control =
      Executors.newSingleThreadExecutor(task -> daemon(task, "lectern-control"));
  private final ExecutorService assistance =
      Executors.newSingleThreadExecutor(task -> daemon(task, "lectern-assistance"));
  private final Endpoint endpoint;
  private final Exchange exchange;
  private final CellQueue cells;
  private final CellOutput output;
  private final FrontEndInput input;
  private final JavaSession java;

  private Kernel(Connection connection) throws IOException {
    this.endpoint = Endpoint.bind(connection);
    this.exchange = new Exchange(endpoint, session);
    this.cells = new CellQueue(exchange);
    this.output = new CellOutput(endpoint::publish, session);
    this.input = new FrontEndInput(endpoint, session, output);
    this.java = new JavaSession(output, input);
  }

  /** Serves until the front end asks for shutdown. */
  static void run(Connection connection) throws IOException, InterruptedException {
    Kernel kernel = new Kernel(connection);
    kernel.endpoint.start(kernel::receive);
    kernel.replaceStreams();
    kernel.cells.prepare(kernel.java::start);
    Signals.onInterrupt(kernel.java::interrupt);
    kernel.shutdown.await();
    kernel.endpoint.close();
  }

  private void replaceStreams() {
    System.setOut(CellStream.printStream(StreamName.STDOUT, output));
    System.setErr(CellStream.printStream(StreamName.STDERR, output));
    System.setIn(input);
  }

  private void receive(Channel channel, Message message) {
    switch (channel) {
      case STDIN -> input.receive(message);
      case CONTROL -> control.execute(() -> onControl(message));
      case SHELL -> onShell(message);
    }
  }

  private void onShell(Message message) {
    switch (message.type()) {
      case "execute_request" -> cells.add(message, java::execute);
      case "complete_request", "inspect_request", "is_complete_request" ->
          assistance.execute(() -> exchange.answer(Channel.SHELL, message, java::assist));
      case "shutdown_request" -> control.execute(() -> shutDown(Channel.SHELL, message));
      default -> onSimple(Channel.SHELL, message);
    }
  }

  private void onControl(Message message) {
    switch (message.type()) {
      case "interrupt_request" -> exchange.answer(Channel.CONTROL, message, r -> interrupt());
      case "shutdown_request" -> shutDown(Channel.CONTROL, message);
      default -> onSimple(Channel.CONTROL, message);
    }
  }

  private void onSimple(Channel channel, Message message) {
    switch (message.type()) {
      case "kernel_info_request" -> exchange.answer(channel, message, r -> KernelInfo.reply());
      case "comm_info_request" ->
          exchange.answer(channel, message, r -> ok(Map.of("comms", Map.of())));
      case "history_request" ->
          exchange.answer(channel, message, r -> ok(Map.of("history", List.of())));
      case "comm_open" ->
          exchange.publish(
              message,
              "comm_close",
              Session.json(
                  Map.of(
                      "comm_id", new Fields(message.content()).text("comm_id"), "data", Map.of())));
      default -> LOG.log(DEBUG, "no answer to {0}", message.type());
    }
  }

  private JsonObject interrupt() {
    java.interrupt();
    return ok(Map.of());
  }

  private void shutDown(Channel channel, Message message) {
    boolean restart = new Fields(message.content()).flag("restart", false);
    exchange.answer(channel, message, r -> ok(Map.of("restart", restart)));
    shutdown.countDown();
  }

  private static JsonObject ok(Map<String, ?> content) {
    JsonObject reply = Session.json(content);
    reply.addProperty("status", "ok");
    return reply;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
