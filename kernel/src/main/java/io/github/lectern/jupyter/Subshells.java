package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shells beside the main one, whose cells run while one of the main shell's does. */
final class Subshells {
  static final int MOST = 32;

  private final Map<String, CellQueue> byId = new LinkedHashMap<>();
  private final Exchange exchange;
  private final CellOutput output;

  Subshells(Exchange exchange, CellOutput output) {
    this.exchange = exchange;
    this.output = output;
  }

  synchronized JsonObject create() {
    if (byId.size() >= MOST) {
      throw new IllegalArgumentException(
          "there are " + MOST + " subshells already; delete one before you create another");
    }
    String id = UUID.randomUUID().toString();
    CellQueue queue = new CellQueue(exchange, "lectern-subshell-" + id.substring(0, 8));
    queue.prepare(output::separate);
    byId.put(id, queue);
    return Session.json(Map.of("status", "ok", "subshell_id", id));
  }

  synchronized JsonObject delete(Message request) {
    String id = new Fields(request.content()).text("subshell_id");
    CellQueue queue = find(id);
    queue.end(output::join);
    byId.remove(id);
    return Session.json(Map.of("status", "ok"));
  }

  synchronized JsonObject list() {
    return Session.json(Map.of("status", "ok", "subshell_id", List.copyOf(byId.keySet())));
  }

  /** The subshell that a request is for; empty if it is for the main shell. */
  synchronized Optional<CellQueue> of(Message request) {
    return new Fields(request.header()).textIfGiven("subshell_id").map(this::find);
  }

  private CellQueue find(String id) {
    CellQueue queue = byId.get(id);
    if (queue == null) {
      throw new IllegalArgumentException("there is no subshell " + id);
    }
    return queue;
  }
}
