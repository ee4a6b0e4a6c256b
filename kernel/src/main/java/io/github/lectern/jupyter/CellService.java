package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.display.LiveChart;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.SourceMask;
import io.github.lectern.jupyter.magics.Magics;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.IOPubMessage;
import io.github.lectern.jupyter.transport.JsonFields;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.MessageFactory;
import io.github.lectern.jupyter.transport.StreamName;
import io.github.lectern.keras.callbacks.History;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Runs cells on the thread of their shell, and publishes their results and errors. */
final class CellService {
  private static final Log LOG = new Log(CellService.class);
  private static final String KERNEL_BUG =
      "this is a bug in the kernel, not in your code; run the cell again, and restart the kernel if"
          + " that fails as well. Cause: ";

  private final JavaEvaluator evaluator;
  private final Magics magics;
  private final Renderer renderer;
  private final CellOutput output;
  private final ExecutionHistory history;
  private final ProcessStateGuard processState = new ProcessStateGuard();
  private final ReportColors colors = ReportColors.of(System.getenv());
  private final Consumer<String> notices;
  private final AtomicInteger executionCount = new AtomicInteger();
  private final StartupFile startupFile;

  @SuppressWarnings("ThreadLocalUsage") // one per kernel, and there is one kernel per process
  private final ThreadLocal<Optional<String>> nextInput = ThreadLocal.withInitial(Optional::empty);

  CellService(
      JavaEvaluator evaluator,
      Renderer renderer,
      CellOutput output,
      ExecutionHistory history,
      StartupFile startupFile) {
    this.evaluator = evaluator;
    this.startupFile = startupFile;
    // System.out and System.err are not used: a cell may have replaced them or hold their locks.
    PrintStream out = CellStream.printStream(StreamName.STDOUT, output);
    PrintStream err = CellStream.printStream(StreamName.ofErrors(System.getenv()), output);
    this.notices = err::println;
    this.magics =
        new Magics(evaluator, () -> out, () -> err, text -> nextInput.set(Optional.of(text)));
    this.renderer = renderer;
    this.output = output;
    this.history = history;
  }

  Magics magics() {
    return magics;
  }

  /** Runs a cell. */
  CellResult execute(ExecuteRequest request) {
    int count = request.stored() ? executionCount.incrementAndGet() : executionCount.get();
    try {
      begin(request, count);
      run(request, count);
      JsonObject expressions = userExpressions(request.userExpressions(), count);
      return new CellResult.Success(count, nextInput.get(), expressions);
    } catch (CellFailure failure) {
      return failed(failure, request, count);
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "a cell could not be run", e);
      return failed(CellFailure.ofMessage("KernelFailure", KERNEL_BUG + e), request, count);
    } finally {
      processState.restore(notices);
      output.flushAll();
    }
  }

  private void begin(ExecuteRequest request, int count) {
    if (request.stored()) {
      history.add(count, request.code());
    }
    nextInput.remove();
    output.begin(request.message().header());
    processState.restore(notices);
    if (!request.silent()) {
      Map<String, Object> input = Map.of("code", request.code(), "execution_count", count);
      output.announce(new IOPubMessage("execute_input", MessageFactory.json(input)));
    }
  }

  private CellResult failed(CellFailure plain, ExecuteRequest request, int count) {
    CellFailure failure = colors.paint(plain);
    if (!request.silent()) {
      output.show(new IOPubMessage("error", CellResult.error(failure)));
    }
    return new CellResult.Failure(count, failure);
  }

  /**
   * Runs the code and shows its value. A PrintStream is not shown, since calls to
   * System.out.printf(...) return one; nor is the id that display(...) returns, the history that a
   * LiveChart has drawn, or that of {@code fit(...);} with a semicolon.
   */
  private void run(ExecuteRequest request, int count) throws CellFailure {
    startupFile.run(magics, notices);
    Display.forgetLatestId();
    LiveChart.forgetLatest();
    Optional<Object> value = magics.run(new Cell(count, request.code()));
    if (value.isPresent() && !request.silent() && isOfInterest(value.get(), request.code())) {
      JsonObject data = render(value.get());
      data.addProperty("execution_count", count);
      if (request.stored()) {
        history.setOutput(count, text(data));
      }
      output.show(new IOPubMessage("execute_result", data));
    }
  }

  private static boolean isOfInterest(Object value, String code) {
    if (value instanceof History trained) {
      return !LiveChart.isLatest(trained)
          && !SourceMask.withoutComments(code).stripTrailing().endsWith(";");
    }
    return !(value instanceof PrintStream) && !Display.isLatestId(value);
  }

  private static String text(JsonObject result) {
    JsonElement text = result.getAsJsonObject("data").get("text/plain");
    return text == null ? "" : text.getAsString();
  }

  /** Converts a value to JSON as part of the cell, since this may call the student's methods. */
  private JsonObject render(Object value) throws CellFailure {
    return evaluator.call(
        () -> MimeBundle.of(value instanceof DisplayData ready ? ready : renderer.render(value)));
  }

  private JsonObject userExpressions(JsonObject expressions, int count) {
    JsonObject results = new JsonObject();
    for (String name : expressions.keySet()) {
      results.add(name, userExpression(expressions, name, count));
    }
    return results;
  }

  /** Returns an expression's value or error; an error does not make the cell fail. */
  private JsonObject userExpression(JsonObject expressions, String name, int count) {
    try {
      String code = new JsonFields(expressions).text(name);
      Optional<Object> value = evaluator.evaluate(new Cell(count, code));
      return withStatus("ok", render(value.orElse("null")));
    } catch (CellFailure failure) {
      return withStatus("error", CellResult.error(failure));
    } catch (IllegalArgumentException e) {
      CellFailure failure = CellFailure.ofMessage("IllegalArgument", e.getMessage());
      return withStatus("error", CellResult.error(failure));
    }
  }

  private static JsonObject withStatus(String status, JsonObject content) {
    content.addProperty("status", status);
    return content;
  }
}
