package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.display.Prompt;
import io.github.lectern.jupyter.display.Renderers;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.StreamName;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.common.Url;

/**
 * The Java behind the kernel, which comes up in the background while the kernel answers already.
 */
final class JavaSession {
  private static final Log LOG = new Log(JavaSession.class);

  private static final String WARM_UP = "for (int i = 0; i < 2; i++) { String.valueOf(i); }";
  private static final String TYPED = "new Sequential().fit(Nd4j.empty(), Nd4j.empty(), ";

  private final KernelBootstrap bootstrap;
  private final CellOutput output;
  private final FrontEndInput input;
  private final History history;
  private final CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
  private final CompletableFuture<CellService> cellService = new CompletableFuture<>();
  private volatile boolean used;

  JavaSession(KernelBootstrap bootstrap, CellOutput output, FrontEndInput input, History history) {
    this.bootstrap = bootstrap;
    this.output = output;
    this.input = input;
    this.history = history;
  }

  /** Waits for Java, which comes up elsewhere; on the cells' thread, before any cell. */
  void start() {
    try {
      registerAll(bootstrap.renderer());
      bootstrap.setNotices(CellStream.printStream(StreamName.STDERR, output)::println);
      Display.install(bootstrap.renderer(), new CellDisplay(output));
      Prompt.install(input);
      JavaEvaluator.prepare();
      JavaEvaluator started = bootstrap.evaluator();
      Thread.setDefaultUncaughtExceptionHandler((thread, e) -> tell(started, thread, e));
      cellService.complete(new CellService(started, bootstrap.renderer(), output, history));
      evaluator.complete(started);
    } catch (RuntimeException e) {
      evaluator.completeExceptionally(e);
      cellService.completeExceptionally(e);
      LOG.log(SEVERE, "Java cannot be started", e);
    }
  }

  /** Makes the first cell faster, if it has not come yet; on the cells' thread. */
  void warmUp() {
    if (used || evaluator.isCompletedExceptionally()) {
      return;
    }
    try {
      evaluator.join().evaluate(new Cell(0, WARM_UP));
    } catch (CellFailure failure) {
      LOG.log(FINE, "the warm-up failed", failure);
    }
  }

  /**
   * Makes the first Tab faster, for which JupyterLab waits no longer than a second; on the cells'
   * thread.
   */
  void warmUpAssistance() {
    if (!evaluator.isCompletedExceptionally()) {
      evaluator.join().complete(TYPED, TYPED.length());
    }
  }

  JsonObject execute(Message request) {
    used = true;
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
      LOG.log(SEVERE, "the thread " + thread.getName() + " has ended", thrown);
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
