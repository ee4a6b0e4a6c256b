package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.WARNING;

import com.google.gson.JsonObject;
import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.Request.AssistRequest;
import io.github.lectern.jupyter.Request.CommInfoRequest;
import io.github.lectern.jupyter.Request.CommMessage;
import io.github.lectern.jupyter.Request.CommOpen;
import io.github.lectern.jupyter.Request.ControlRequest;
import io.github.lectern.jupyter.Request.DebugRequest;
import io.github.lectern.jupyter.Request.DeleteSubshellRequest;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.Request.HistoryRequest;
import io.github.lectern.jupyter.Request.InterruptRequest;
import io.github.lectern.jupyter.Request.KernelInfoRequest;
import io.github.lectern.jupyter.Request.ListSubshellRequest;
import io.github.lectern.jupyter.Request.ShutdownRequest;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Sends each request to the thread that answers it.
 *
 * <p>Cells run on the thread of their shell. The control channel has its own thread, which also
 * handles shutdown requests on the shell channel, so that interrupt and shutdown work while a cell
 * runs. Questions about code and history requests share another thread. Other requests are answered
 * on the socket thread.
 */
final class MessageRouter {
  private static final Log LOG = new Log(MessageRouter.class);

  private final WorkCounter controlWork = new WorkCounter();
  private final ExecutorService control = thread("lectern-control");
  private final ExecutorService assistance = thread("lectern-assistance");
  private final ReplyScope replies;
  private final CellQueue cells;
  private final Subshells subshells;
  private final KernelSession session;
  private final FrontEndInput input;
  private final ExecutionHistory history;
  private final Runnable end;

  MessageRouter(
      ReplyScope replies,
      CellQueue cells,
      Subshells subshells,
      KernelSession session,
      FrontEndInput input,
      ExecutionHistory history,
      Runnable end) {
    this.replies = replies;
    this.cells = cells;
    this.subshells = subshells;
    this.session = session;
    this.input = input;
    this.history = history;
    this.end = end;
  }

  /** Routes a message; called on the socket thread, which it never blocks. */
  void receive(Channel channel, Message message) {
    if (channel == Channel.STDIN) {
      input.receive(message);
      return;
    }
    try {
      Request request = Request.parse(message);
      if (channel == Channel.CONTROL || request instanceof ShutdownRequest) {
        control.execute(() -> controlWork.run(() -> onControl(channel, message, request)));
      } else {
        onShell(message, request);
      }
    } catch (IllegalArgumentException e) {
      refuse(channel, message, e);
    }
  }

  /** Returns the number of the control message that is being handled, if any. */
  OptionalLong controlWork() {
    return controlWork.current();
  }

  private void onShell(Message message, Request request) {
    if (request instanceof ExecuteRequest execute) {
      execute(execute);
    } else if (request instanceof AssistRequest assist) {
      assistance.execute(() -> answer(Channel.SHELL, message, () -> session.assist(assist)));
    } else if (request instanceof HistoryRequest query) {
      assistance.execute(() -> answer(Channel.SHELL, message, () -> history.reply(query)));
    } else {
      onAnyChannel(Channel.SHELL, message, request);
    }
  }

  private void execute(ExecuteRequest request) {
    if (request.subshell().isPresent()) {
      subshells.get(request.subshell().get()).add(request, session::executeInSubshell);
    } else {
      cells.add(request, session::execute);
    }
  }

  private void onControl(Channel channel, Message message, Request request) {
    if (request instanceof ShutdownRequest shutdown) {
      shutDown(channel, message, shutdown);
    } else if (request instanceof ControlRequest controlRequest) {
      answer(channel, message, () -> reply(controlRequest));
    } else {
      onAnyChannel(channel, message, request);
    }
  }

  private JsonObject reply(ControlRequest request) {
    if (request instanceof InterruptRequest) {
      session.interrupt();
      return ok(Map.of());
    }
    if (request instanceof DebugRequest debug) {
      return DebugReply.refusal(debug);
    }
    if (request instanceof DeleteSubshellRequest delete) {
      subshells.delete(delete.subshell());
      return ok(Map.of());
    }
    return request instanceof ListSubshellRequest
        ? ok(Map.of("subshell_id", subshells.list()))
        : ok(Map.of("subshell_id", subshells.create()));
  }

  private void onAnyChannel(Channel channel, Message message, Request request) {
    if (request instanceof KernelInfoRequest) {
      answer(channel, message, KernelInfo::reply);
    } else if (request instanceof CommInfoRequest) {
      answer(channel, message, () -> ok(Map.of("comms", Map.of())));
    } else if (request instanceof CommOpen open) {
      replies.handle(message, () -> closeComm(message, open));
    } else {
      replies.handle(message, () -> logIfUnknown(request));
    }
  }

  /** Logs a message of an unknown type, or one that this channel does not accept. */
  private static void logIfUnknown(Request request) {
    if (!(request instanceof CommMessage)) {
      LOG.log(WARNING, "ignored an unexpected message: {0}", request);
    }
  }

  private void shutDown(Channel channel, Message message, ShutdownRequest request) {
    JsonObject content = ok(Map.of("restart", request.restart()));
    answer(channel, message, () -> content);
    replies.publish(message, "shutdown_reply", content);
    end.run();
  }

  /** Closes a new comm at once, since the kernel has no comm targets. */
  private void closeComm(Message message, CommOpen open) {
    Map<String, Object> content = Map.of("comm_id", open.commId(), "data", Map.of());
    replies.publish(message, "comm_close", MessageFactory.json(content));
  }

  /** Answers a malformed request with an error; other malformed messages get no reply. */
  private void refuse(Channel channel, Message message, IllegalArgumentException problem) {
    if (message.type().endsWith("_request")) {
      answer(
          channel,
          message,
          () -> {
            throw problem;
          });
    } else {
      replies.handle(message, () -> LOG.log(FINE, "ignored malformed " + message.type(), problem));
    }
  }

  private void answer(Channel channel, Message message, Supplier<JsonObject> content) {
    replies.answer(channel, message, content);
  }

  private static JsonObject ok(Map<String, ?> content) {
    JsonObject reply = MessageFactory.json(content);
    reply.addProperty("status", "ok");
    return reply;
  }

  /**
   * Creates an executor and starts its thread at once. If the thread were started while a cell is
   * running, it would be mistaken for one of the cell's threads.
   */
  private static ExecutorService thread(String name) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> DaemonThreads.create(name, task));
    executor.execute(() -> {});
    return executor;
  }
}
