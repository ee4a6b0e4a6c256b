package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of an execute_request. */
sealed interface CellResult {

  /** Returns the content of the execute_reply. */
  JsonObject toReply();

  /**
   * A cell that succeeded.
   *
   * @param executionCount the number shown next to the cell
   * @param nextInput the text that replaces the cell's source, for example after %load
   * @param userExpressions the value or error of each user expression
   */
  record Success(int executionCount, Optional<String> nextInput, JsonObject userExpressions)
      implements CellResult {
    @Override
    public JsonObject toReply() {
      return MessageFactory.json(
          Map.of(
              "status",
              "ok",
              "execution_count",
              executionCount,
              "payload",
              nextInput.map(Success::replacement).stream().toList(),
              "user_expressions",
              userExpressions));
    }

    /**
     * Returns a set_next_input payload. Payloads are deprecated in the protocol, but no other
     * message can replace the text of a cell.
     */
    private static Map<String, Object> replacement(String text) {
      return Map.of("source", "set_next_input", "text", text, "replace", true);
    }
  }

  /** A cell that failed. */
  record Failure(int executionCount, CellFailure failure) implements CellResult {
    @Override
    public JsonObject toReply() {
      JsonObject reply = error(failure);
      reply.addProperty("status", "error");
      reply.addProperty("execution_count", executionCount);
      return reply;
    }
  }

  /**
   * A cell that was not run because an earlier one failed. Its reply has no execution count, since
   * a notebook would show the count as if the cell had been run.
   */
  record Aborted() implements CellResult {
    @Override
    public JsonObject toReply() {
      return MessageFactory.json(Map.of("status", "aborted"));
    }
  }

  /** Returns the protocol fields that describe a failure. */
  static JsonObject error(CellFailure failure) {
    return error(failure.name(), failure.getMessage(), failure.report());
  }

  /** Returns the protocol fields that describe an error. */
  static JsonObject error(String name, String message, List<String> traceback) {
    return MessageFactory.json(Map.of("ename", name, "evalue", message, "traceback", traceback));
  }
}
