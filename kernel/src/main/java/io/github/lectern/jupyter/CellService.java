package io.github.lectern.jupyter;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.Cell;
import io.github.lectern.jupyter.eval.CellFailure;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Publication;
import io.github.lectern.jupyter.transport.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Runs cells and tells what came of them. Used on the cells' thread only. */
final class CellService {
  private static final Gson GSON = new Gson();

  private final JavaEvaluator evaluator;
  private final Magics magics;
  private final Renderer renderer;
  private final CellOutput output;
  private final FrontEndInput input;
  private int executionCount;

  CellService(JavaEvaluator evaluator, Renderer renderer, CellOutput output, FrontEndInput input) {
    this.evaluator = evaluator;
    this.magics = new Magics(evaluator, () -> System.out);
    this.renderer = renderer;
    this.output = output;
    this.input = input;
  }

  /** Runs the cell of an execute_request and returns the content of its reply. */
  JsonObject execute(Message request) {
    Fields fields = new Fields(request.content());
    boolean silent = fields.flag("silent", false);
    boolean stored = !silent && fields.flag("store_history", true);
    String code = fields.text("code");
    if (stored) {
      executionCount++;
    }
    output.begin(request.header());
    input.begin(request);
    if (!silent) {
      output.announce(
          new Publication(
              "execute_input",
              Session.json(Map.of("code", code, "execution_count", executionCount))));
    }
    try {
      run(code, silent);
      return ok(userExpressions(fields.object("user_expressions")));
    } catch (CellFailure failure) {
      if (!silent) {
        output.show(new Publication("error", Session.json(error(failure))));
      }
      return Session.json(failed(failure));
    } finally {
      output.flushAll();
    }
  }

  private void run(String code, boolean silent) throws CellFailure {
    Optional<Object> value = magics.run(new Cell(executionCount, code));
    if (value.isPresent() && !silent) {
      JsonObject data = render(value.get());
      data.addProperty("execution_count", executionCount);
      output.show(new Publication("execute_result", data));
    }
  }

  private JsonObject render(Object value) throws CellFailure {
    DisplayData data =
        evaluator.call(() -> value instanceof DisplayData ready ? ready : renderer.render(value));
    return GSON.toJsonTree(data).getAsJsonObject();
  }

  private Map<String, Object> userExpressions(JsonObject expressions) {
    Map<String, Object> results = new LinkedHashMap<>();
    for (String name : expressions.keySet()) {
      results.put(name, userExpression(new Fields(expressions).text(name)));
    }
    return results;
  }

  private Object userExpression(String code) {
    try {
      Optional<Object> value = evaluator.evaluate(new Cell(executionCount, code));
      JsonObject data = render(value.orElse("null"));
      data.addProperty("status", "ok");
      return data;
    } catch (CellFailure failure) {
      return failed(failure);
    }
  }

  private JsonObject ok(Map<String, Object> userExpressions) {
    return Session.json(
        Map.of(
            "status",
            "ok",
            "execution_count",
            executionCount,
            "payload",
            List.of(),
            "user_expressions",
            userExpressions));
  }

  private Map<String, Object> failed(CellFailure failure) {
    Map<String, Object> content = new LinkedHashMap<>(error(failure));
    content.put("status", "error");
    content.put("execution_count", executionCount);
    return content;
  }

  private static Map<String, Object> error(CellFailure failure) {
    return Map.of(
        "ename", failure.name(),
        "evalue", failure.getMessage(),
        "traceback", failure.report());
  }
}
