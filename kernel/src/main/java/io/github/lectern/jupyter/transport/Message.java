package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A message of the Jupyter protocol.
 *
 * @param identities the routing identities of the peer, or the topic of a published message
 * @param header its id, type, session and date
 * @param parent the header of the request that caused it; empty if there is none
 * @param metadata usually empty
 * @param content the fields that depend on the type
 */
public record Message(
    List<byte[]> identities,
    JsonObject header,
    JsonObject parent,
    JsonObject metadata,
    JsonObject content) {

  /** Returns the type, such as "execute_request". */
  public String type() {
    return header.get("msg_type").getAsString();
  }

  /** Returns the unique id. */
  public String id() {
    return header.get("msg_id").getAsString();
  }

  /** Returns this message with another identity or topic. */
  Message addressedTo(byte[] identity) {
    return new Message(List.of(identity), header, parent, metadata, content);
  }
}
