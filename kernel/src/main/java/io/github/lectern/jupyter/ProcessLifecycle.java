package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.concurrent.DaemonThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Ends the process reliably, whatever a cell is doing. */
final class ProcessLifecycle {
  private static final long SHUTDOWN_TIMEOUT_MS = 1500;
  private static final int STUCK = 70;

  /** The exit status of a JVM after SIGTERM. */
  private static final int TERMINATED = 128 + 15;

  private static final FileOutputStream ERROR = new FileOutputStream(FileDescriptor.err);
  private static final byte[] LOST_THREAD_MESSAGE =
      "lectern: the kernel exits because one of its critical threads has failed: ".getBytes(UTF_8);

  /** The exit status to use if shutdown hooks hang. */
  private static volatile int status = TERMINATED;

  private ProcessLifecycle() {}

  /**
   * Ends the process when its parent ends, or immediately if the parent has already ended. The
   * process id of the parent is in JPY_PARENT_PID.
   */
  static void exitWithParent(Map<String, String> environment) {
    String parent = environment.getOrDefault("JPY_PARENT_PID", "");
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    // On Windows the variable holds a handle, not a process id.
    if (!windows && parent.matches("[0-9]{1,18}") && !parent.equals("1")) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresentOrElse(ProcessLifecycle::exitAfter, () -> exit(0));
    }
  }

  /**
   * Registers a shutdown hook that ends the processes that cells have started, and halts the JVM if
   * other hooks, such as those of native libraries, hang.
   */
  static void boundShutdown() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(ProcessLifecycle::shutDown, "lectern-shutdown"));
  }

  private static void shutDown() {
    haltSoon();
    endChildren();
  }

  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends the process with an exit status. */
  static void exit(int withStatus) {
    status = withStatus;
    System.exit(withStatus);
  }

  /** Ends this process and those that it has started, without running the shutdown hooks. */
  static void haltStuck() {
    try {
      endChildren();
    } finally {
      Runtime.getRuntime().halt(STUCK);
    }
  }

  /**
   * Ends this process after a critical thread has failed. The message and the stream have been
   * created in advance, since memory may be exhausted.
   */
  static void endAfterLossOf(Thread lost, Throwable why) {
    try {
      ERROR.write(LOST_THREAD_MESSAGE);
      PrintStream err = new PrintStream(ERROR, true, UTF_8);
      err.println(lost.getName() + ": " + why);
      why.printStackTrace(err);
    } catch (IOException e) {
      // Standard error is closed, so the failure cannot be reported.
    } finally {
      haltStuck();
    }
  }

  private static void exitAfter(ProcessHandle parent) {
    DaemonThreads.start(
        "lectern-parent",
        () -> {
          parent.onExit().join();
          exit(0);
        });
  }

  private static void haltSoon() {
    DaemonThreads.start(
        "lectern-halt",
        () -> {
          try {
            Thread.sleep(SHUTDOWN_TIMEOUT_MS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(status);
        });
  }
}
