package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.DebugRequest;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.Map;

/**
 * Refuses requests of the Debug Adapter Protocol, since the kernel has no debugger. A front end
 * would wait forever if it got no reply.
 */
final class DebugReply {
  private DebugReply() {}

  /** Returns the content of a reply that reports a failure in the format of the protocol. */
  static JsonObject refusal(DebugRequest request) {
    return MessageFactory.json(
        Map.of(
            "status",
            "ok",
            "type",
            "response",
            "seq",
            0,
            "request_seq",
            request.seq(),
            "command",
            request.command(),
            "success",
            false,
            "message",
            "Lectern has no debugger"));
  }
}
