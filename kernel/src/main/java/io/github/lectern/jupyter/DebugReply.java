package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.Map;

/**
 * Refuses the requests of the Debug Adapter Protocol, as long as there is no debugger. A front end
 * that gets no reply at all waits for it.
 */
final class DebugReply {
  private DebugReply() {}

  /** A response in the protocol's form that says so. */
  static JsonObject refusal(Message request) {
    Fields fields = new Fields(request.content());
    return Session.json(
        Map.of(
            "status",
            "ok",
            "type",
            "response",
            "seq",
            0,
            "request_seq",
            fields.number("seq", 0),
            "command",
            fields.text("command"),
            "success",
            false,
            "message",
            "Lectern has no debugger"));
  }
}
