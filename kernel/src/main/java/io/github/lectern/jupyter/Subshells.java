package io.github.lectern.jupyter;

import io.github.lectern.jupyter.transport.CellOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The subshells of the kernel, whose cells run concurrently with those of the main shell. */
final class Subshells {
  static final int MOST = 32;

  private final Map<String, CellQueue> byId = new LinkedHashMap<>();
  private final ReplyScope replies;
  private final CellOutput output;

  Subshells(ReplyScope replies, CellOutput output) {
    this.replies = replies;
    this.output = output;
  }

  /** Creates a subshell and returns its id. */
  synchronized String create() {
    if (byId.size() >= MOST) {
      throw new IllegalArgumentException(
          "there are already " + MOST + " subshells; delete one before you create another");
    }
    String id = UUID.randomUUID().toString();
    CellQueue queue = new CellQueue(replies, "lectern-subshell-" + id.substring(0, 8));
    queue.submit(output::separate);
    byId.put(id, queue);
    return id;
  }

  /** Deletes a subshell; its queued cells still run. */
  synchronized void delete(String id) {
    get(id).end(output::join);
    byId.remove(id);
  }

  /** Returns the ids of all subshells, oldest first. */
  synchronized List<String> list() {
    return List.copyOf(byId.keySet());
  }

  /**
   * Returns the cell queue of a subshell.
   *
   * @throws IllegalArgumentException if no subshell has this id
   */
  synchronized CellQueue get(String id) {
    CellQueue queue = byId.get(id);
    if (queue == null) {
      throw new IllegalArgumentException("there is no subshell " + id);
    }
    return queue;
  }
}
