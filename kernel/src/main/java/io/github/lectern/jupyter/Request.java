package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.JsonFields;
import io.github.lectern.jupyter.transport.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A message from a front end on the shell or control channel, with its content as typed values. */
sealed interface Request {

  /**
   * Parses a message.
   *
   * @throws IllegalArgumentException if a field of its content has the wrong type
   */
  static Request parse(Message message) {
    JsonFields content = new JsonFields(message.content());
    return switch (message.type()) {
      case "execute_request" -> ExecuteRequest.parse(message);
      case "complete_request" -> CompleteRequest.parse(content);
      case "inspect_request" -> InspectRequest.parse(content);
      case "is_complete_request" -> new IsCompleteRequest(content.text("code"));
      case "history_request" -> HistoryRequest.parse(content);
      case "kernel_info_request" -> new KernelInfoRequest();
      case "comm_info_request" -> new CommInfoRequest();
      case "comm_open" -> new CommOpen(content.text("comm_id"));
      case "comm_msg", "comm_close" -> new CommMessage();
      case "interrupt_request" -> new InterruptRequest();
      case "shutdown_request" -> ShutdownRequest.parse(message.content());
      case "debug_request" -> new DebugRequest(content.number("seq", 0), content.text("command"));
      case "create_subshell_request" -> new CreateSubshellRequest();
      case "delete_subshell_request" -> new DeleteSubshellRequest(content.text("subshell_id"));
      case "list_subshell_request" -> new ListSubshellRequest();
      default -> new UnknownRequest(message.type());
    };
  }

  /**
   * Asks to run a cell.
   *
   * @param message the message itself, which is the parent of its reply and of requests for input
   * @param code the code of the cell
   * @param silent whether to publish no source, result or error, and to store nothing
   * @param stored whether to count the cell and add it to the history
   * @param userExpressions the expressions to evaluate after the cell, by name
   * @param stopOnError whether to abort the queued cells if this one fails
   * @param allowStdin whether the cell may ask the front end for input
   * @param subshell the id of the subshell that runs the cell; empty for the main shell
   */
  record ExecuteRequest(
      Message message,
      String code,
      boolean silent,
      boolean stored,
      JsonObject userExpressions,
      boolean stopOnError,
      boolean allowStdin,
      Optional<String> subshell)
      implements Request {

    static ExecuteRequest parse(Message message) {
      JsonFields content = new JsonFields(message.content());
      String code = content.text("code");
      boolean silent = content.flag("silent", false);
      return new ExecuteRequest(
          message,
          code,
          silent,
          // Like IPython, the kernel runs a blank cell but neither counts nor stores it.
          content.flag("store_history", true) && !silent && !code.isBlank(),
          content.object("user_expressions"),
          content.flag("stop_on_error", true) && !silent,
          content.flag("allow_stdin", false),
          new JsonFields(message.header()).textIfGiven("subshell_id"));
    }
  }

  /** A question about code that is being typed. Cursors are offsets in UTF-16 code units. */
  sealed interface AssistRequest extends Request {}

  /** Asks what could be typed at the cursor. */
  record CompleteRequest(String code, int cursor) implements AssistRequest {
    static CompleteRequest parse(JsonFields content) {
      return new CompleteRequest(content.text("code"), cursorOffset(content));
    }
  }

  /**
   * Asks about the name at the cursor.
   *
   * @param withSource whether to include the source code if a cell has declared the name
   */
  record InspectRequest(String code, int cursor, boolean withSource) implements AssistRequest {
    static InspectRequest parse(JsonFields content) {
      return new InspectRequest(
          content.text("code"), cursorOffset(content), content.number("detail_level", 0) > 0);
    }
  }

  /** Asks whether a cell can be run as it is. */
  record IsCompleteRequest(String code) implements AssistRequest {}

  /** Returns the cursor, which the protocol counts in code points, as a UTF-16 offset. */
  private static int cursorOffset(JsonFields content) {
    String code = content.text("code");
    int points = code.codePointCount(0, code.length());
    int cursor = Math.max(0, Math.min(content.number("cursor_pos", points), points));
    return code.offsetByCodePoints(0, cursor);
  }

  /**
   * Asks for earlier cells.
   *
   * @param access how the cells are selected
   * @param output whether to include the results
   * @param session for a range: the session; 0 and 1 both mean the current one
   * @param start for a range: the first cell; negative numbers count from the end
   * @param stop for a range: the cell after the last one; 0 means no limit
   * @param count for a tail or search: the maximum number of cells
   * @param pattern for a search: the pattern that the code must match
   * @param unique for a search: whether to list equal cells only once
   */
  record HistoryRequest(
      Access access,
      boolean output,
      int session,
      int start,
      int stop,
      OptionalInt count,
      Glob pattern,
      boolean unique)
      implements Request {

    /** The three ways to select cells. */
    enum Access {
      RANGE,
      TAIL,
      SEARCH;

      static Access parse(String name) {
        for (Access access : values()) {
          if (access.name().toLowerCase(Locale.ROOT).equals(name)) {
            return access;
          }
        }
        throw new IllegalArgumentException(
            "hist_access_type: expected range, tail or search but got \"" + name + "\"");
      }
    }

    static HistoryRequest parse(JsonFields content) {
      return new HistoryRequest(
          Access.parse(content.text("hist_access_type")),
          content.flag("output", false),
          content.number("session", 0),
          content.number("start", 0),
          content.number("stop", 0),
          content.numberIfGiven("n"),
          new Glob(content.textIfGiven("pattern").orElse("*")),
          content.flag("unique", false));
    }
  }

  /** Asks for the kernel's name, version and language. */
  record KernelInfoRequest() implements Request {}

  /** Asks for the open comms, of which there are none. */
  record CommInfoRequest() implements Request {}

  /** Asks to open a comm. */
  record CommOpen(String commId) implements Request {}

  /** A message to a comm that the kernel has already closed. */
  record CommMessage() implements Request {}

  /** Asks to end the kernel. */
  record ShutdownRequest(boolean restart) implements Request {
    /** Reads the content leniently, so that a kernel can always be shut down. */
    static ShutdownRequest parse(JsonObject content) {
      return new ShutdownRequest(
          content.has("restart") && content.get("restart").toString().equals("true"));
    }
  }

  /** A request that only the control channel accepts. */
  sealed interface ControlRequest extends Request {}

  /** Asks to interrupt the running cells. */
  record InterruptRequest() implements ControlRequest {}

  /** A request of the Debug Adapter Protocol. */
  record DebugRequest(int seq, String command) implements ControlRequest {}

  /** Asks for a new subshell. */
  record CreateSubshellRequest() implements ControlRequest {}

  /** Asks to delete a subshell. */
  record DeleteSubshellRequest(String subshell) implements ControlRequest {}

  /** Asks for the ids of all subshells. */
  record ListSubshellRequest() implements ControlRequest {}

  /** A message of a type that the kernel does not know. */
  record UnknownRequest(String type) implements Request {}
}
