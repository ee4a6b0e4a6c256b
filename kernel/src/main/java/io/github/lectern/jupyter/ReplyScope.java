package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.CriticalThreads;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import io.github.lectern.jupyter.transport.MessageSink;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Publishes the status "busy" before a request is handled and "idle" afterwards, and guarantees
 * that every request gets a reply with a status.
 */
final class ReplyScope {
  private static final Log LOG = new Log(ReplyScope.class);

  private final MessageSink sink;
  private final MessageFactory messages;
  private final CriticalThreads criticalThreads;

  ReplyScope(MessageSink sink, MessageFactory messages, CriticalThreads criticalThreads) {
    this.sink = sink;
    this.messages = messages;
    this.criticalThreads = criticalThreads;
  }

  /** Computes the content of a reply and sends it; an exception becomes an error reply. */
  void answer(Channel channel, Message request, Supplier<JsonObject> content) {
    JsonObject metadata = new JsonObject();
    try {
      // Front ends that show how long a cell took read this field.
      metadata.addProperty("started", MessageFactory.now());
      publishStatus(request, "busy");
      reply(channel, request, metadata, content.get());
    } catch (IllegalArgumentException e) {
      // The request is invalid, and the reply reports this to its sender.
      LOG.log(FINE, "could not answer " + request.type(), e);
      reply(channel, request, metadata, error(e));
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "could not answer " + request.type(), e);
      reply(channel, request, metadata, error(e));
    } finally {
      publishStatus(request, "idle");
    }
  }

  /** Handles a message that gets no reply. */
  void handle(Message message, Runnable action) {
    publishStatus(message, "busy");
    try {
      action.run();
    } finally {
      publishStatus(message, "idle");
    }
  }

  /** Publishes the status "starting", once per kernel. */
  void publishStarting() {
    sink.publish(messages.publication(new JsonObject(), "status", state("starting")));
  }

  /** Publishes a message whose parent is the given request. */
  void publish(Message request, String type, JsonObject content) {
    criticalThreads.retryOnOutOfMemory(
        () -> sink.publish(messages.publication(request.header(), type, content)));
  }

  /** Sends a reply: an execute_request gets an execute_reply, and so on. */
  private void reply(Channel channel, Message request, JsonObject metadata, JsonObject content) {
    String type = request.type().replaceFirst("_request$", "") + "_reply";
    criticalThreads.retryOnOutOfMemory(
        () -> sink.send(channel, messages.answer(request, type, metadata, content)));
  }

  private void publishStatus(Message request, String state) {
    publish(request, "status", state(state));
  }

  private static JsonObject state(String state) {
    return MessageFactory.json(Map.of("execution_state", state));
  }

  private static JsonObject error(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    JsonObject content =
        CellResult.error(e.getClass().getSimpleName(), message, List.of(e.toString()));
    content.addProperty("status", "error");
    return content;
  }
}
