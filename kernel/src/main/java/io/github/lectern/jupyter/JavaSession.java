package io.github.lectern.jupyter;

import static java.lang.System.Logger.Level.ERROR;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.display.Prompt;
import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Message;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.common.Url;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * The Java behind the kernel, which comes up in the background while the kernel answers already.
 */
final class JavaSession {
  private static final System.Logger LOG = System.getLogger(JavaSession.class.getName());

  private final CellOutput output;
  private final FrontEndInput input;
  private final History history;
  private final CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
  private final CompletableFuture<CellService> cellService = new CompletableFuture<>();

  JavaSession(CellOutput output, FrontEndInput input, History history) {
    this.output = output;
    this.input = input;
    this.history = history;
  }

  /** Starts JShell and evaluates the start-up imports; on the cells' thread, before any cell. */
  void start() {
    try {
      Renderer renderer = renderer();
      Display.install(renderer, new CellDisplay(output));
      Prompt.install(input);
      JavaEvaluator started =
          JavaEvaluator.start(
              ClassPath.entries(), value -> text(renderer.render(value)), System.err::println);
      Thread.setDefaultUncaughtExceptionHandler((thread, e) -> tell(started, thread, e));
      cellService.complete(new CellService(started, renderer, output, history));
      importAll(started);
      evaluator.complete(started);
    } catch (IOException | RuntimeException e) {
      evaluator.completeExceptionally(e);
      cellService.completeExceptionally(e);
      LOG.log(ERROR, "Java cannot be started", e);
    }
  }

  JsonObject execute(Message request) {
    input.begin(request);
    return cellService.join().execute(request);
  }

  /** The main shell's cell, which may be waiting for an answer, stays the one that can ask. */
  JsonObject executeInSubshell(Message request) {
    return cellService.join().execute(request);
  }

  JsonObject aborted() {
    return cellService.join().aborted();
  }

  /** Answers what is asked while a student types; "unknown" while Java is not there yet. */
  JsonObject assist(Message request) {
    if (request.type().equals("is_complete_request") && !evaluator.isDone()) {
      return AssistService.completenessUnknown();
    }
    return new AssistService(evaluator.join(), cellService.join().magics()).answer(request);
  }

  /** The number of the compiler's work that is being done, if any. */
  OptionalLong compilation() {
    return evaluator.isDone() && !evaluator.isCompletedExceptionally()
        ? evaluator.join().compilation()
        : OptionalLong.empty();
  }

  /** Gives up the memory that is kept for a cell that fills all of it. */
  void makeRoom() {
    if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
      evaluator.join().makeRoom();
    }
  }

  void interrupt() {
    if (evaluator.isDone()) {
      evaluator.join().interrupt();
    }
  }

  /** What ends a thread of a cell is the student's to read, what ends a thread of ours is not. */
  private static void tell(JavaEvaluator evaluator, Thread thread, Throwable thrown) {
    if (thread.getName().startsWith("lectern-")) {
      LOG.log(ERROR, "the thread " + thread.getName() + " has ended", thrown);
    } else {
      evaluator.reportOf(thread, thrown).forEach(System.err::println);
    }
  }

  private static void importAll(JavaEvaluator evaluator) throws IOException {
    List<String> imports = StartUpImports.read(JavaSession.class.getClassLoader());
    for (String line : evaluator.importAll(imports)) {
      LOG.log(ERROR, "start-up import failed: {0}", line);
    }
  }

  private static String text(DisplayData data) {
    return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
  }

  private static Renderer renderer() {
    Renderer renderer = new Renderer();
    Image.registerAll(renderer);
    Text.registerAll(renderer);
    Url.registerAll(renderer);
    Renderers.registerAll(renderer);
    return renderer;
  }
}
