package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A message of Jupyter's protocol.
 *
 * @param identities who sent it, or who is to get it; the topic of a published message
 * @param header its id, type, session and date
 * @param parent the header of the message that caused it; empty if there is none
 * @param metadata rarely used
 * @param content what it says
 */
public record Message(
    List<byte[]> identities,
    JsonObject header,
    JsonObject parent,
    JsonObject metadata,
    JsonObject content) {

  /** The type, such as "execute_request". */
  public String type() {
    return header.get("msg_type").getAsString();
  }

  /** The unique id. */
  public String id() {
    return header.get("msg_id").getAsString();
  }

  /** Returns the same message for another peer, or with another topic. */
  Message addressedTo(byte[] identity) {
    return new Message(List.of(identity), header, parent, metadata, content);
  }
}
