package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.AssistRequest;
import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.Request.IsCompleteRequest;
import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.display.Prompt;
import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.magics.NotebookFunctions;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.StreamName;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.common.Url;

/** Runs cells and answers questions about code as soon as JShell has started. */
final class KernelSession {
  private static final Log LOG = new Log(KernelSession.class);

  private static final String WARM_UP_CELL = "for (int i = 0; i < 2; i++) { String.valueOf(i); }";
  private static final List<String> WARM_UP_COMPLETIONS =
      List.of("new Sequential().fit(Nd4j.empty(), Nd4j.empty(), ", "UnknownTyp");

  private final KernelBootstrap bootstrap;
  private final CellOutput output;
  private final FrontEndInput input;
  private final ExecutionHistory history;
  private final CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
  private final CompletableFuture<CellService> cellService = new CompletableFuture<>();
  private volatile boolean used;

  KernelSession(
      KernelBootstrap bootstrap, CellOutput output, FrontEndInput input, ExecutionHistory history) {
    this.bootstrap = bootstrap;
    this.output = output;
    this.input = input;
    this.history = history;
  }

  /** Waits for JShell and connects it to the front end; runs on the cell thread before any cell. */
  void start() {
    try {
      registerAll(bootstrap.renderer());
      bootstrap.setNotices(
          CellStream.printStream(StreamName.ofErrors(System.getenv()), output)::println);
      Display.install(bootstrap.renderer(), new CellDisplay(output));
      Prompt.install(input);
      JavaEvaluator.prepare();
      JavaEvaluator started = bootstrap.evaluator();
      Thread.setDefaultUncaughtExceptionHandler((thread, e) -> report(started, thread, e));
      CellService cells =
          new CellService(started, bootstrap.renderer(), output, history, bootstrap.startupFile());
      NotebookFunctions.install(cells.magics());
      cellService.complete(cells);
      evaluator.complete(started);
    } catch (RuntimeException e) {
      evaluator.completeExceptionally(e);
      cellService.completeExceptionally(e);
      LOG.log(SEVERE, "JShell could not be started", e);
    }
  }

  /**
   * Runs a cell that has no effect, so that the student's first cell is faster. Does nothing if
   * that cell has already run or JShell could not be started.
   */
  void warmUp() {
    if (used || evaluator.isCompletedExceptionally()) {
      return;
    }
    try {
      evaluator.join().evaluate(new Cell(0, WARM_UP_CELL).named(""));
    } catch (CellFailure failure) {
      LOG.log(FINE, "the warm-up cell failed", failure);
    }
  }

  /**
   * Completes some code once, so that later completions are fast: JupyterLab drops those that take
   * over a second. This also reads the names of all types.
   */
  void warmUpCompletion() {
    if (!evaluator.isCompletedExceptionally()) {
      WARM_UP_COMPLETIONS.forEach(code -> evaluator.join().complete(code, code.length()));
    }
  }

  /** Runs a cell of the main shell. */
  CellResult execute(ExecuteRequest request) {
    used = true;
    input.begin(request);
    return cellService.join().execute(request);
  }

  /**
   * Runs a cell of a subshell. Input is still requested from the front end that ran the main
   * shell's last cell.
   */
  CellResult executeInSubshell(ExecuteRequest request) {
    return cellService.join().execute(request);
  }

  /**
   * Answers a question about code that is being typed. While JShell is starting, an is_complete
   * request gets the answer "unknown", and other questions wait.
   */
  JsonObject assist(AssistRequest request) {
    if (request instanceof IsCompleteRequest && !evaluator.isDone()) {
      return AssistService.completenessUnknown();
    }
    return new AssistService(evaluator.join(), cellService.join().magics()).reply(request);
  }

  /** Returns the number of the compiler's current task, if any. */
  OptionalLong compilation() {
    return isStarted() ? evaluator.join().compilation() : OptionalLong.empty();
  }

  /** Frees the memory that is reserved for reporting that a cell has exhausted the heap. */
  void releaseMemory() {
    if (isStarted()) {
      evaluator.join().releaseMemory();
    }
  }

  /** Interrupts running cells; if there are none, stops threads that earlier cells left running. */
  void interrupt() {
    if (isStarted()) {
      evaluator.join().interrupt();
    }
  }

  private boolean isStarted() {
    return evaluator.isDone() && !evaluator.isCompletedExceptionally();
  }

  /**
   * Logs an exception if one of the kernel's own threads threw it, and otherwise shows it to the
   * student.
   */
  private static void report(JavaEvaluator evaluator, Thread thread, Throwable thrown) {
    if (thread.getName().startsWith("lectern-")) {
      LOG.log(SEVERE, "the thread " + thread.getName() + " has died", thrown);
    } else {
      evaluator.reportOf(thread, thrown).forEach(System.err::println);
    }
  }

  private static void registerAll(Renderer renderer) {
    Image.registerAll(renderer);
    Text.registerAll(renderer);
    Url.registerAll(renderer);
    Renderers.registerAll(renderer);
  }
}
