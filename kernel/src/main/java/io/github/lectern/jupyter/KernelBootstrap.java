package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.display.NotebookRenderer;
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

/** Starts JShell and runs the start-up imports on a background thread while the kernel starts. */
final class KernelBootstrap {
  private static final Log LOG = new Log(KernelBootstrap.class);

  private final Renderer renderer = new NotebookRenderer();
  private final CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
  private volatile Consumer<String> notices = System.err::println;

  private final KernelOptions options;

  private KernelBootstrap(KernelOptions options) {
    this.options = options;
  }

  static KernelBootstrap start(KernelOptions options) {
    KernelBootstrap bootstrap = new KernelBootstrap(options);
    DaemonThreads.start("lectern-bootstrap", bootstrap::run);
    return bootstrap;
  }

  /** Returns the renderer, in which no renderings are registered yet. */
  Renderer renderer() {
    return renderer;
  }

  /** Returns the file that runs before the first cell. */
  StartupFile startupFile() {
    return options.startupFile();
  }

  /** Sets the consumer of notices for the student; by default, they go to standard error. */
  void setNotices(Consumer<String> consumer) {
    notices = consumer;
  }

  /**
   * Waits until JShell has started and returns the evaluator.
   *
   * @throws CompletionException if JShell could not be started
   */
  JavaEvaluator evaluator() {
    return evaluator.join();
  }

  private void run() {
    try {
      JavaEvaluator started =
          JavaEvaluator.start(
              ClassPath.entries(),
              this::text,
              line -> notices.accept(line),
              options.compilerOptions());
      started.classPath().addJars(options.classPath());
      importAll(started);
      evaluator.complete(started);
    } catch (IOException | RuntimeException | Error e) {
      evaluator.completeExceptionally(e);
    }
  }

  private static void importAll(JavaEvaluator evaluator) throws IOException {
    List<String> imports = StartUpImports.read(KernelBootstrap.class.getClassLoader());
    for (String line : evaluator.importAll(imports)) {
      LOG.log(SEVERE, "start-up import failed: {0}", line);
    }
  }

  private String text(Object value) {
    DisplayData data = renderer.render(value);
    return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
  }
}
