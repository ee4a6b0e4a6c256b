package io.github.lectern.jupyter;

import com.google.gson.JsonObject;

/** A message as it came. */
record Incoming(String type, JsonObject parent, JsonObject content) {
  boolean answers(String id) {
    return parent.has("msg_id") && parent.get("msg_id").getAsString().equals(id);
  }

  boolean says(String text) {
    return type.equals("stream") && content.get("text").getAsString().contains(text);
  }

  boolean isIdle() {
    return type.equals("status") && content.get("execution_state").getAsString().equals("idle");
  }
}
