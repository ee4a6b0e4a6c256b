package io.github.lectern.jupyter;

import com.google.gson.JsonElement;
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
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Runs cells and tells what came of them. Used on the cells' thread only. */
final class CellService {
  private final JavaEvaluator evaluator;
  private final Magics magics;
  private final Renderer renderer;
  private final CellOutput output;
  private final FrontEndInput input;
  private final History history;
  private int executionCount;
  private Optional<String> replacement = Optional.empty();

  CellService(
      JavaEvaluator evaluator,
      Renderer renderer,
      CellOutput output,
      FrontEndInput input,
      History history) {
    this.evaluator = evaluator;
    this.magics = new Magics(evaluator, () -> System.out, text -> replacement = Optional.of(text));
    this.renderer = renderer;
    this.output = output;
    this.input = input;
    this.history = history;
  }

  Magics magics() {
    return magics;
  }

  /** Runs the cell of an execute_request and returns the content of its reply. */
  JsonObject execute(Message request) {
    CellRequest cell = CellRequest.of(request);
    if (cell.stored()) {
      history.add(++executionCount, cell.code());
    }
    replacement = Optional.empty();
    output.begin(request.header());
    input.begin(request);
    try {
      announce(cell);
      run(cell);
      return ok(userExpressions(cell.userExpressions()));
    } catch (CellFailure failure) {
      if (!cell.silent()) {
        output.show(new Publication("error", Session.json(error(failure))));
      }
      return Session.json(failed(failure));
    } finally {
      output.flushAll();
    }
  }

  /** The content of the reply to a request that was not run because an earlier cell failed. */
  JsonObject aborted() {
    // Without a count, which the page would write beside the cell as if it had been run.
    return Session.json(Map.of("status", "aborted"));
  }

  private void announce(CellRequest cell) {
    if (!cell.silent()) {
      output.announce(
          new Publication(
              "execute_input",
              Session.json(Map.of("code", cell.code(), "execution_count", executionCount))));
    }
  }

  private void run(CellRequest cell) throws CellFailure {
    Optional<Object> value = magics.run(new Cell(executionCount, cell.code()));
    if (value.isPresent() && !cell.silent()) {
      JsonObject data = render(value.get());
      data.addProperty("execution_count", executionCount);
      if (cell.stored()) {
        history.setOutput(text(data));
      }
      output.show(new Publication("execute_result", data));
    }
  }

  private static String text(JsonObject result) {
    JsonElement text = result.getAsJsonObject("data").get("text/plain");
    return text == null ? "" : text.getAsString();
  }

  private JsonObject render(Object value) throws CellFailure {
    DisplayData data =
        evaluator.call(() -> value instanceof DisplayData ready ? ready : renderer.render(value));
    return Bundle.of(data);
  }

  private Map<String, Object> userExpressions(JsonObject expressions) {
    Map<String, Object> results = new LinkedHashMap<>();
    for (String name : expressions.keySet()) {
      results.put(name, userExpression(expressions, name));
    }
    return results;
  }

  /** One that fails is told in its own place; the cell and the others stand. */
  private Object userExpression(JsonObject expressions, String name) {
    try {
      String code = new Fields(expressions).text(name);
      Optional<Object> value = evaluator.evaluate(new Cell(executionCount, code));
      JsonObject data = render(value.orElse("null"));
      data.addProperty("status", "ok");
      return data;
    } catch (CellFailure failure) {
      return with(error(failure), "status", "error");
    } catch (IllegalArgumentException e) {
      return with(error(CellFailure.told("IllegalArgument", e.getMessage())), "status", "error");
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
            replacement.stream().map(CellService::replacing).toList(),
            "user_expressions",
            userExpressions));
  }

  /** Old as payloads are, they are the only way to write into a cell. */
  private static Map<String, Object> replacing(String text) {
    return Map.of("source", "set_next_input", "text", text, "replace", true);
  }

  private Map<String, Object> failed(CellFailure failure) {
    Map<String, Object> content = with(error(failure), "status", "error");
    content.put("execution_count", executionCount);
    return content;
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> wider = new LinkedHashMap<>(map);
    wider.put(key, value);
    return wider;
  }

  private static Map<String, Object> error(CellFailure failure) {
    return Map.of(
        "ename", failure.name(),
        "evalue", failure.getMessage(),
        "traceback", failure.report());
  }
}
