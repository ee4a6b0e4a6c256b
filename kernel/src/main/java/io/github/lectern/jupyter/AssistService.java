package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers what is asked while a student types. Positions of the protocol count code points. */
final class AssistService {
  private final JavaEvaluator evaluator;
  private final Magics magics;

  AssistService(JavaEvaluator evaluator, Magics magics) {
    this.evaluator = evaluator;
    this.magics = magics;
  }

  /** The content of the reply to a complete, inspect or is_complete request. */
  JsonObject answer(Message request) {
    Fields fields = new Fields(request.content());
    String code = fields.text("code");
    int points = code.codePointCount(0, code.length());
    int cursor = Math.max(0, Math.min(fields.number("cursor_pos", points), points));
    int at = code.offsetByCodePoints(0, cursor);
    return switch (request.type()) {
      case "complete_request" -> complete(code, at);
      case "inspect_request" -> inspect(code, at, fields.number("detail_level", 0) > 0);
      default -> isComplete(Magics.blankedOut(code));
    };
  }

  private JsonObject complete(String code, int at) {
    Completion completion =
        magics.complete(code, at).orElseGet(() -> evaluator.complete(Magics.blankedOut(code), at));
    int start = code.codePointCount(0, completion.start());
    int end = code.codePointCount(0, completion.end());
    List<Map<String, Object>> types =
        completion.suggestions().stream().map(s -> described(s, start, end)).toList();
    return Session.json(
        Map.of(
            "status",
            "ok",
            "matches",
            completion.suggestions().stream().map(Completion.Suggestion::text).toList(),
            "cursor_start",
            start,
            "cursor_end",
            end,
            "metadata",
            Map.of("_jupyter_types_experimental", types)));
  }

  /** As IPython describes them: front ends show the type's sign and the signature. */
  private static Map<String, Object> described(Completion.Suggestion s, int start, int end) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("text", s.text());
    entry.put("type", s.type());
    s.signature().ifPresent(signature -> entry.put("signature", signature));
    entry.put("start", start);
    entry.put("end", end);
    return entry;
  }

  private JsonObject inspect(String code, int at, boolean withSource) {
    String java = Magics.blankedOut(code);
    List<Inspection> found = new ArrayList<>();
    magics.inspect(code, at).or(() -> evaluator.inspect(java, at)).ifPresent(found::add);
    if (withSource) {
      found.addAll(evaluator.sources(java, at));
    }
    Inspection whole = Inspection.joined(found);
    Map<String, String> data =
        found.isEmpty() ? Map.of() : Map.of("text/plain", whole.text(), "text/html", whole.html());
    return Session.json(
        Map.of("status", "ok", "found", !found.isEmpty(), "data", data, "metadata", Map.of()));
  }

  private JsonObject isComplete(String code) {
    CompletenessResult parsing = evaluator.parse(code);
    JsonObject reply = completeness(parsing.state().name().toLowerCase(Locale.ROOT));
    if (parsing.state() == CompletenessResult.State.INCOMPLETE) {
      reply.addProperty("indent", parsing.indent());
    }
    return reply;
  }

  /** The reply to an is_complete request that cannot be judged: the front end decides itself. */
  static JsonObject completenessUnknown() {
    return completeness("unknown");
  }

  private static JsonObject completeness(String status) {
    return Session.json(Map.of("status", status));
  }
}
