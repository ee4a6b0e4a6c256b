package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.run.NativeLibraries;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.CriticalThreads;
import io.github.lectern.jupyter.transport.Endpoint;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.MessageFactory;
import io.github.lectern.jupyter.transport.StreamName;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running kernel: creates its parts, starts them and closes them. */
final class Kernel implements AutoCloseable {
  private final CountDownLatch shutdown = new CountDownLatch(1);
  private final ExecutionHistory history = new ExecutionHistory();
  private final CriticalThreads criticalThreads;
  private final Endpoint endpoint;
  private final ReplyScope replies;
  private final CellQueue cells;
  private final CellOutput output;
  private final FrontEndInput input;
  private final KernelSession session;
  private final MessageRouter router;
  private final HeartbeatProbe probe;
  private final Watchdog watchdog;

  private Kernel(Connection connection, KernelBootstrap bootstrap) throws IOException {
    MessageFactory messages = new MessageFactory();
    this.criticalThreads = new CriticalThreads(this::endAfterLossOf, this::releaseMemory);
    this.endpoint = Endpoint.bind(connection, messages, criticalThreads);
    this.replies = new ReplyScope(endpoint, messages, criticalThreads);
    this.cells = new CellQueue(replies, "lectern-cell");
    this.output = new CellOutput(endpoint::publish, endpoint::isCongested, messages);
    this.input = new FrontEndInput(endpoint, messages, output);
    this.session = new KernelSession(bootstrap, output, input, history);
    this.router =
        new MessageRouter(
            replies, cells, new Subshells(replies, output), session, input, history, this::end);
    this.probe = new HeartbeatProbe(connection, criticalThreads);
    this.watchdog =
        new Watchdog(criticalThreads, ProcessLifecycle::haltStuck)
            .watchPing(probe::unanswered)
            .watch("control", router::controlWork)
            .watch("compiler", session::compilation);
  }

  /** Binds the sockets and starts answering requests. */
  static Kernel start(Connection connection, KernelBootstrap bootstrap) throws IOException {
    Kernel kernel = new Kernel(connection, bootstrap);
    kernel.replies.publishStarting();
    kernel.watchdog.start();
    // Queued before any cell can arrive, so that the first cell waits for JShell.
    kernel.cells.submit(kernel::startJava);
    kernel.endpoint.start(kernel.router::receive, kernel.watchdog);
    kernel.probe.start();
    Signals.onInterrupt(kernel.session::interrupt);
    return kernel;
  }

  /** Waits until a front end asks for shutdown. */
  void awaitShutdown() throws InterruptedException {
    shutdown.await();
  }

  /** Runs a task on the cell thread after the queued cells and waits until it has ended. */
  void runOnCellThread(Consumer<KernelSession> task) {
    CompletableFuture.runAsync(() -> task.accept(session), cells::submit).join();
  }

  @Override
  public void close() {
    shutdown.countDown();
    endpoint.close();
  }

  /**
   * Starts JShell. A second later, queues a task that loads ND4J, so that cells that are already
   * queued run first.
   */
  private void startJava() {
    replaceStreams();
    session.start();
    cells.submit(session::warmUp);
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, cells::submit)
        .execute(this::loadWhatCellsNeedLater);
  }

  private void loadWhatCellsNeedLater() {
    NativeLibraries.load();
    cells.submit(session::warmUpCompletion);
  }

  private void replaceStreams() {
    Log.install();
    System.setOut(CellStream.printStream(StreamName.STDOUT, output));
    System.setErr(CellStream.printStream(StreamName.ofErrors(System.getenv()), output));
    System.setIn(input);
    CellLogHandler.install();
  }

  /** Ends the process, unless the kernel is shutting down anyway. */
  private void endAfterLossOf(Thread thread, Throwable why) {
    if (shutdown.getCount() > 0) {
      ProcessLifecycle.endAfterLossOf(thread, why);
    }
  }

  private void releaseMemory() {
    session.releaseMemory();
  }

  private void end() {
    shutdown.countDown();
  }
}
