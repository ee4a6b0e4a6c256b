package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.AssistRequest;
import io.github.lectern.jupyter.Request.CompleteRequest;
import io.github.lectern.jupyter.Request.InspectRequest;
import io.github.lectern.jupyter.Request.IsCompleteRequest;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers complete, inspect and is_complete requests. */
record AssistService(JavaEvaluator evaluator, Magics magics) {

  /** Returns the content of the reply to a request. */
  JsonObject reply(AssistRequest request) {
    if (request instanceof CompleteRequest complete) {
      return complete(complete);
    }
    if (request instanceof InspectRequest inspect) {
      return inspect(inspect);
    }
    return isComplete((IsCompleteRequest) request);
  }

  private JsonObject complete(CompleteRequest request) {
    String code = request.code();
    Completion completion =
        magics
            .complete(code, request.cursor())
            .orElseGet(() -> evaluator.complete(Magics.blankedOut(code), request.cursor()));
    int start = code.codePointCount(0, completion.start());
    int end = code.codePointCount(0, completion.end());
    List<Map<String, Object>> types =
        completion.suggestions().stream().map(s -> typed(s, start, end)).toList();
    return MessageFactory.json(
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

  /** Describes a suggestion as IPython does; front ends show its kind and signature. */
  private static Map<String, Object> typed(Completion.Suggestion s, int start, int end) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("text", s.text());
    entry.put("type", s.type());
    s.signature().ifPresent(signature -> entry.put("signature", signature));
    entry.put("start", start);
    entry.put("end", end);
    return entry;
  }

  private JsonObject inspect(InspectRequest request) {
    String java = Magics.blankedOut(request.code());
    int cursor = request.cursor();
    List<Inspection> found = new ArrayList<>();
    magics
        .inspect(request.code(), cursor)
        .or(() -> evaluator.inspect(java, cursor))
        .ifPresent(found::add);
    if (request.withSource()) {
      found.addAll(evaluator.sources(java, cursor));
    }
    Inspection joined = Inspection.joined(found);
    Map<String, String> data =
        found.isEmpty()
            ? Map.of()
            : Map.of("text/plain", joined.text(), "text/html", joined.html());
    return MessageFactory.json(
        Map.of("status", "ok", "found", !found.isEmpty(), "data", data, "metadata", Map.of()));
  }

  private JsonObject isComplete(IsCompleteRequest request) {
    CompletenessResult parsing = evaluator.parse(Magics.blankedOut(request.code()));
    JsonObject reply = completeness(parsing.state().name().toLowerCase(Locale.ROOT));
    if (parsing.state() == CompletenessResult.State.INCOMPLETE) {
      reply.addProperty("indent", parsing.indent());
    }
    return reply;
  }

  /** Returns the reply "unknown", which leaves the decision to the front end. */
  static JsonObject completenessUnknown() {
    return completeness("unknown");
  }

  private static JsonObject completeness(String status) {
    return MessageFactory.json(Map.of("status", status));
  }
}
