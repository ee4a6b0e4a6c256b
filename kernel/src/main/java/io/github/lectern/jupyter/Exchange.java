package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Outlet;
import io.github.lectern.jupyter.transport.Session;
import io.github.lectern.jupyter.transport.VitalWork;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers requests: busy, the reply, idle. Whatever happens, there is a reply with a status. */
final class Exchange {
  private static final Log LOG = new Log(Exchange.class);

  private final Outlet outlet;
  private final Session session;
  private final VitalWork vital;

  Exchange(Outlet outlet, Session session, VitalWork vital) {
    this.outlet = outlet;
    this.session = session;
    this.vital = vital;
  }

  /** Computes the reply's content and sends it. */
  void answer(Channel channel, Message request, Function<Message, JsonObject> content) {
    JsonObject metadata = new JsonObject();
    try {
      // Front ends that show how long a cell took look for it.
      metadata.addProperty("started", Session.now());
      status(request, "busy");
      reply(channel, request, metadata, content.apply(request));
    } catch (IllegalArgumentException e) {
      // The request itself is wrong: who sent it is told, and the log stays short.
      LOG.log(FINE, "could not answer " + request.type(), e);
      reply(channel, request, metadata, error(e));
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "could not answer " + request.type(), e);
      reply(channel, request, metadata, error(e));
    } finally {
      status(request, "idle");
    }
  }

  /** Answers a request that is not even begun. */
  void refuse(Channel channel, Message request, IllegalArgumentException problem) {
    answer(
        channel,
        request,
        r -> {
          throw problem;
        });
  }

  /** Handles a message that has no reply. */
  void handle(Message request, Consumer<Message> action) {
    status(request, "busy");
    try {
      action.accept(request);
    } catch (IllegalArgumentException e) {
      LOG.log(FINE, "could not handle " + request.type(), e);
    } finally {
      status(request, "idle");
    }
  }

  /** Tells everybody, once, that the kernel is there. */
  void publishStarting() {
    outlet.publish(
        session.publication(
            new JsonObject(), "status", Session.json(Map.of("execution_state", "starting"))));
  }

  /** Sends a reply: execute_request is answered by execute_reply, and so on. */
  private void reply(Channel channel, Message request, JsonObject metadata, JsonObject content) {
    String type = request.type().replaceFirst("_request$", "") + "_reply";
    vital.insist(() -> outlet.send(channel, session.answer(request, type, metadata, content)));
  }

  void publish(Message request, String type, JsonObject content) {
    vital.insist(() -> outlet.publish(session.publication(request.header(), type, content)));
  }

  private void status(Message request, String state) {
    publish(request, "status", Session.json(Map.of("execution_state", state)));
  }

  private static JsonObject error(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return Session.json(
        Map.of(
            "status",
            "error",
            "ename",
            e.getClass().getSimpleName(),
            "evalue",
            message,
            "traceback",
            List.of(e.toString())));
  }
}
