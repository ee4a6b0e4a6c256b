package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.run.NativeLibraries;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.jupyter.transport.Endpoint;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.Session;
import io.github.lectern.jupyter.transport.StreamName;
import io.github.lectern.jupyter.transport.VitalWork;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running kernel: its parts, and how long they live. */
final class Kernel implements AutoCloseable {
  private final CountDownLatch shutdown = new CountDownLatch(1);
  private final History history = new History();
  private final VitalWork vital;
  private final Endpoint endpoint;
  private final Exchange exchange;
  private final CellQueue cells;
  private final CellOutput output;
  private final FrontEndInput input;
  private final JavaSession java;
  private final Requests requests;
  private final HeartbeatProbe probe;
  private final Watchdog watchdog;

  private Kernel(Connection connection, KernelBootstrap bootstrap) throws IOException {
    Session session = new Session();
    this.vital = new VitalWork(this::endWithout, this::makeRoom);
    this.endpoint = Endpoint.bind(connection, session, vital);
    this.exchange = new Exchange(endpoint, session, vital);
    this.cells = new CellQueue(exchange, "lectern-cell");
    this.output = new CellOutput(endpoint::publish, endpoint::isCongested, session);
    this.input = new FrontEndInput(endpoint, session, output);
    this.java = new JavaSession(bootstrap, output, input, history);
    this.requests =
        new Requests(
            exchange, cells, new Subshells(exchange, output), java, input, history, this::end);
    this.probe = new HeartbeatProbe(connection, vital);
    this.watchdog =
        new Watchdog(vital, Life::endStuck)
            .watchPing(probe::unanswered)
            .watch("control", requests::controlWork)
            .watch("compiler", java::compilation);
  }

  /** Binds the sockets and begins to serve. */
  static Kernel start(Connection connection, KernelBootstrap bootstrap) throws IOException {
    Kernel kernel = new Kernel(connection, bootstrap);
    kernel.exchange.publishStarting();
    kernel.watchdog.start();
    // Before a cell can come: it waits for Java, on the thread that starts Java.
    kernel.cells.prepare(kernel::startJava);
    kernel.endpoint.start(kernel.requests::receive, kernel.watchdog);
    kernel.probe.start();
    Signals.onInterrupt(kernel.java::interrupt);
    return kernel;
  }

  /** Waits until a front end asks for shutdown. */
  void awaitShutdown() throws InterruptedException {
    shutdown.await();
  }

  /** Runs a task on the cell thread, after the cells that are queued, and waits for it. */
  void runOnCellThread(Consumer<JavaSession> task) {
    CompletableFuture.runAsync(() -> task.accept(java), cells::prepare).join();
  }

  @Override
  public void close() {
    shutdown.countDown();
    endpoint.close();
  }

  /** A cell that waits already goes before ND4J; after it, there is time between the cells. */
  private void startJava() {
    replaceStreams();
    java.start();
    cells.prepare(java::warmUp);
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, cells::prepare)
        .execute(this::loadWhatIsNeededLater);
  }

  private void loadWhatIsNeededLater() {
    NativeLibraries.load();
    cells.prepare(java::warmUpAssistance);
  }

  private void replaceStreams() {
    Log.begin();
    System.setOut(CellStream.printStream(StreamName.STDOUT, output));
    System.setErr(CellStream.printStream(StreamName.STDERR, output));
    System.setIn(input);
    CellLog.begin();
  }

  /** What fails while the kernel ends anyhow is no loss. */
  private void endWithout(Thread thread, Throwable why) {
    if (shutdown.getCount() > 0) {
      Life.endWithout(thread, why);
    }
  }

  private void makeRoom() {
    java.makeRoom();
  }

  private void end() {
    shutdown.countDown();
  }
}
