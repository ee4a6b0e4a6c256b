package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Creates the messages of one kernel session. */
public final class MessageFactory {
  /** The version of the messaging protocol. */
  public static final String PROTOCOL = "5.5";

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final String id = UUID.randomUUID().toString();

  /** Creates a message for the sender of a request: its reply, or a question to the user. */
  public Message answer(Message request, String type, JsonObject content) {
    return answer(request, type, new JsonObject(), content);
  }

  /** Creates a reply with metadata, such as the time at which the work started. */
  public Message answer(Message request, String type, JsonObject metadata, JsonObject content) {
    return new Message(request.identities(), header(type), request.header(), metadata, content);
  }

  /** Returns whether this session has created the given message. */
  boolean isOwn(Message message) {
    JsonElement session = message.header().get("session");
    return session != null && session.equals(new JsonPrimitive(id));
  }

  /** Returns the current time in the format of the protocol. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** Creates a message for all front ends; the parent header is empty if no request caused it. */
  public Message publication(JsonObject parent, String type, JsonObject content) {
    return new Message(
        List.of(type.getBytes(UTF_8)), header(type), parent, new JsonObject(), content);
  }

  /** Converts a map of JSON values to a JSON object. */
  public static JsonObject json(Map<String, ?> content) {
    return GSON.toJsonTree(content).getAsJsonObject();
  }

  private JsonObject header(String type) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("msg_type", type);
    header.addProperty("session", id);
    header.addProperty("username", "kernel");
    header.addProperty("date", now());
    header.addProperty("version", PROTOCOL);
    return header;
  }
}
