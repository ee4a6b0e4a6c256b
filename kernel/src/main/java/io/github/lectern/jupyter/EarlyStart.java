package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.Log;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** JShell and the start-up imports, begun on a thread of their own before there are sockets. */
final class EarlyStart {
  private static final Log LOG = new Log(EarlyStart.class);

  private final Renderer renderer = new Renderer();
  private final CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
  private volatile Consumer<String> notices = System.err::println;

  private EarlyStart() {}

  static EarlyStart begin() {
    EarlyStart start = new EarlyStart();
    Thread thread = new Thread(start::run, "lectern-java");
    thread.setDaemon(true);
    thread.start();
    return start;
  }

  /** The one that shows values; it is still to learn how. */
  Renderer renderer() {
    return renderer;
  }

  /** From now on what a student should know goes there. */
  void notify(Consumer<String> taker) {
    notices = taker;
  }

  /**
   * Waits until cells can be evaluated.
   *
   * @throws CompletionException if JShell could not be started
   */
  JavaEvaluator evaluator() {
    return evaluator.join();
  }

  private void run() {
    try {
      JavaEvaluator started =
          JavaEvaluator.start(ClassPath.entries(), this::text, line -> notices.accept(line));
      importAll(started);
      evaluator.complete(started);
    } catch (IOException | RuntimeException | Error e) {
      evaluator.completeExceptionally(e);
    }
  }

  private static void importAll(JavaEvaluator evaluator) throws IOException {
    List<String> imports = StartUpImports.read(EarlyStart.class.getClassLoader());
    for (String line : evaluator.importAll(imports)) {
      LOG.log(SEVERE, "start-up import failed: {0}", line);
    }
  }

  private String text(Object value) {
    DisplayData data = renderer.render(value);
    return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
  }
}
