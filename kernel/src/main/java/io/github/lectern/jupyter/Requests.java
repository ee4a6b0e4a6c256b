package io.github.lectern.jupyter;

import static java.util.logging.Level.WARNING;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Who answers which request, on which thread.
 *
 * <p>Cells run on one thread; the control channel has its own, so that interrupt and shutdown work
 * while a cell runs; so have completion and the like. What needs no Java at all is answered at
 * once.
 */
final class Requests {
  private static final Log LOG = new Log(Requests.class);

  private final Pulse pulse = new Pulse();
  private final ExecutorService control = thread("lectern-control");
  private final ExecutorService assistance = thread("lectern-assistance");
  private final Exchange exchange;
  private final CellQueue cells;
  private final Subshells subshells;
  private final JavaSession java;
  private final FrontEndInput input;
  private final History history;
  private final Runnable end;

  Requests(
      Exchange exchange,
      CellQueue cells,
      Subshells subshells,
      JavaSession java,
      FrontEndInput input,
      History history,
      Runnable end) {
    this.exchange = exchange;
    this.cells = cells;
    this.subshells = subshells;
    this.java = java;
    this.input = input;
    this.history = history;
    this.end = end;
  }

  /** Takes any message; called on the sockets' thread. */
  void receive(Channel channel, Message message) {
    switch (channel) {
      case STDIN -> input.receive(message);
      case CONTROL -> onControlThread(() -> onControl(message));
      case SHELL -> onShell(message);
    }
  }

  /** The number of the control message that is being handled, if any. */
  OptionalLong controlWork() {
    return pulse.piece();
  }

  private void onControlThread(Runnable work) {
    control.execute(() -> pulse.during(work));
  }

  private void onShell(Message message) {
    switch (message.type()) {
      case "execute_request" -> execute(message);
      case "complete_request", "inspect_request", "is_complete_request" ->
          assistance.execute(() -> exchange.answer(Channel.SHELL, message, java::assist));
      case "history_request" ->
          assistance.execute(() -> exchange.answer(Channel.SHELL, message, this::history));
      case "shutdown_request" -> onControlThread(() -> shutDown(Channel.SHELL, message));
      default -> onSimple(Channel.SHELL, message);
    }
  }

  private void execute(Message message) {
    Optional<CellQueue> subshell;
    try {
      subshell = subshells.of(message);
    } catch (IllegalArgumentException e) {
      exchange.refuse(Channel.SHELL, message, e);
      return;
    }
    if (subshell.isPresent()) {
      subshell.get().add(message, java::executeInSubshell, java::aborted);
    } else {
      cells.add(message, java::execute, java::aborted);
    }
  }

  private void onControl(Message message) {
    switch (message.type()) {
      case "interrupt_request" -> exchange.answer(Channel.CONTROL, message, r -> interrupt());
      case "shutdown_request" -> shutDown(Channel.CONTROL, message);
      case "debug_request" -> exchange.answer(Channel.CONTROL, message, DebugReply::refusal);
      case "create_subshell_request" ->
          exchange.answer(Channel.CONTROL, message, r -> subshells.create());
      case "delete_subshell_request" ->
          exchange.answer(Channel.CONTROL, message, subshells::delete);
      case "list_subshell_request" ->
          exchange.answer(Channel.CONTROL, message, r -> subshells.list());
      default -> onSimple(Channel.CONTROL, message);
    }
  }

  private void onSimple(Channel channel, Message message) {
    switch (message.type()) {
      case "kernel_info_request" -> exchange.answer(channel, message, r -> KernelInfo.reply());
      case "comm_info_request" -> exchange.answer(channel, message, r -> noComms());
      case "comm_open" -> exchange.handle(message, this::refuse);
      // No comm is ever open, so these speak of one that was refused.
      case "comm_msg", "comm_close" -> exchange.handle(message, r -> {});
      default -> exchange.handle(message, r -> LOG.log(WARNING, "unknown: {0}", r.type()));
    }
  }

  private JsonObject interrupt() {
    java.interrupt();
    return ok(Map.of());
  }

  private void shutDown(Channel channel, Message message) {
    exchange.answer(channel, message, r -> restart(r));
    exchange.publish(message, "shutdown_reply", restart(message));
    end.run();
  }

  private static JsonObject restart(Message request) {
    JsonObject content = request.content();
    boolean restart = content.has("restart") && content.get("restart").toString().equals("true");
    return ok(Map.of("restart", restart));
  }

  private JsonObject history(Message request) {
    Fields fields = new Fields(request.content());
    boolean output = fields.flag("output", false);
    List<List<Object>> found =
        history.find(fields).stream().map(entry -> triple(entry, output)).toList();
    return ok(Map.of("history", found));
  }

  private static List<Object> triple(History.Entry entry, boolean output) {
    Object text = output ? withOutput(entry) : entry.input();
    return List.of(History.SESSION, entry.line(), text);
  }

  private static List<Object> withOutput(History.Entry entry) {
    // Where there was no result, the protocol wants null.
    return Arrays.asList(entry.input(), entry.output().orElse(null));
  }

  private static JsonObject noComms() {
    return ok(Map.of("comms", Map.of()));
  }

  /** What opens a comm whose target is unknown is told that it is closed. */
  private void refuse(Message opening) {
    String id = new Fields(opening.content()).text("comm_id");
    exchange.publish(opening, "comm_close", Session.json(Map.of("comm_id", id, "data", Map.of())));
  }

  private static JsonObject ok(Map<String, ?> content) {
    JsonObject reply = Session.json(content);
    reply.addProperty("status", "ok");
    return reply;
  }

  /** A thread that runs already: one that first came during a cell would count as the cell's. */
  private static ExecutorService thread(String name) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.execute(() -> {});
    return executor;
  }
}
