package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Publication;
import io.github.lectern.jupyter.transport.Session;
import io.github.lectern.jupyter.transport.StreamName;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Runs cells and tells what came of them, on the thread of the shell that they belong to. */
final class CellService {
  private static final Log LOG = new Log(CellService.class);
  private static final String MISTAKE =
      "this is a mistake of the kernel's, not yours; restart it if it comes again: ";

  private final JavaEvaluator evaluator;
  private final Magics magics;
  private final Renderer renderer;
  private final CellOutput output;
  private final History history;
  private final Surroundings surroundings = new Surroundings();
  private final Consumer<String> notices;
  private final AtomicInteger executionCount = new AtomicInteger();

  @SuppressWarnings("ThreadLocalUsage") // as many as kernels: one a process
  private final ThreadLocal<Optional<String>> replacement =
      ThreadLocal.withInitial(Optional::empty);

  CellService(JavaEvaluator evaluator, Renderer renderer, CellOutput output, History history) {
    this.evaluator = evaluator;
    // Not System.out and System.err, which a cell may replace by its own or hold locked.
    PrintStream out = CellStream.printStream(StreamName.STDOUT, output);
    this.notices = CellStream.printStream(StreamName.STDERR, output)::println;
    this.magics = new Magics(evaluator, () -> out, text -> replacement.set(Optional.of(text)));
    this.renderer = renderer;
    this.output = output;
    this.history = history;
  }

  Magics magics() {
    return magics;
  }

  /** Runs the cell of an execute_request and returns the content of its reply. */
  JsonObject execute(Message request) {
    CellRequest cell = CellRequest.of(request);
    int count = cell.stored() ? executionCount.incrementAndGet() : executionCount.get();
    try {
      begin(request, cell, count);
      run(cell, count);
      return ok(count, userExpressions(cell.userExpressions(), count));
    } catch (CellFailure failure) {
      return told(failure, cell, count);
    } catch (RuntimeException | Error e) {
      // The kernel's own mistake: without a word the page would look as if all were well.
      LOG.log(SEVERE, "a cell could not be run", e);
      return told(CellFailure.told("KernelFailure", MISTAKE + e), cell, count);
    } finally {
      surroundings.restore(notices);
      output.flushAll();
    }
  }

  private void begin(Message request, CellRequest cell, int count) {
    if (cell.stored()) {
      history.add(count, cell.code());
    }
    replacement.remove();
    output.begin(request.header());
    surroundings.restore(notices);
    announce(cell, count);
  }

  /** The content of the reply to a request that was not run because an earlier cell failed. */
  JsonObject aborted() {
    // Without a count, which the page would write beside the cell as if it had been run.
    return Session.json(Map.of("status", "aborted"));
  }

  private JsonObject told(CellFailure failure, CellRequest cell, int count) {
    if (!cell.silent()) {
      output.show(new Publication("error", Session.json(error(failure))));
    }
    return Session.json(failed(failure, count));
  }

  private void announce(CellRequest cell, int count) {
    if (!cell.silent()) {
      output.announce(
          new Publication(
              "execute_input",
              Session.json(Map.of("code", cell.code(), "execution_count", count))));
    }
  }

  /** Who ends with System.out.printf does not want to see its value, the stream. */
  private void run(CellRequest cell, int count) throws CellFailure {
    Optional<Object> value = magics.run(new Cell(count, cell.code()));
    if (value.isPresent() && !cell.silent() && !(value.get() instanceof PrintStream)) {
      JsonObject data = render(value.get());
      data.addProperty("execution_count", count);
      if (cell.stored()) {
        history.setOutput(count, text(data));
      }
      output.show(new Publication("execute_result", data));
    }
  }

  private static String text(JsonObject result) {
    JsonElement text = result.getAsJsonObject("data").get("text/plain");
    return text == null ? "" : text.getAsString();
  }

  /** To JSON as well: a display may hold objects of a student's classes. */
  private JsonObject render(Object value) throws CellFailure {
    return evaluator.call(
        () -> Bundle.of(value instanceof DisplayData ready ? ready : renderer.render(value)));
  }

  private Map<String, Object> userExpressions(JsonObject expressions, int count) {
    Map<String, Object> results = new LinkedHashMap<>();
    for (String name : expressions.keySet()) {
      results.put(name, userExpression(expressions, name, count));
    }
    return results;
  }

  /** One that fails is told in its own place; the cell and the others stand. */
  private Object userExpression(JsonObject expressions, String name, int count) {
    try {
      String code = new Fields(expressions).text(name);
      Optional<Object> value = evaluator.evaluate(new Cell(count, code));
      JsonObject data = render(value.orElse("null"));
      data.addProperty("status", "ok");
      return data;
    } catch (CellFailure failure) {
      return with(error(failure), "status", "error");
    } catch (IllegalArgumentException e) {
      return with(error(CellFailure.told("IllegalArgument", e.getMessage())), "status", "error");
    }
  }

  private JsonObject ok(int count, Map<String, Object> userExpressions) {
    return Session.json(
        Map.of(
            "status",
            "ok",
            "execution_count",
            count,
            "payload",
            replacement.get().stream().map(CellService::replacing).toList(),
            "user_expressions",
            userExpressions));
  }

  /** Old as payloads are, they are the only way to write into a cell. */
  private static Map<String, Object> replacing(String text) {
    return Map.of("source", "set_next_input", "text", text, "replace", true);
  }

  private Map<String, Object> failed(CellFailure failure, int count) {
    Map<String, Object> content = with(error(failure), "status", "error");
    content.put("execution_count", count);
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
