package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Sees to it that the process ends when it should, whatever a cell is doing. */
final class Life {
  private static final long PATIENCE_MS = 1500;
  private static final int STUCK = 70;

  /** The JVM's own status after SIGTERM. */
  private static final int TERMINATED = 128 + 15;

  private static final FileOutputStream ERROR = new FileOutputStream(FileDescriptor.err);
  private static final byte[] LAST_WORDS =
      "lectern: the kernel can no longer answer and ends, since a thread of its own has failed: "
          .getBytes(UTF_8);

  /** What the process ends with, even if its shutdown hooks hang. */
  private static volatile int status = TERMINATED;

  private Life() {}

  /**
   * Ends the process when its parent, named by JPY_PARENT_PID, is gone; at once if it is gone
   * already, as when the front end was killed while the JVM was starting.
   */
  static void endWithParent(Map<String, String> environment) {
    String parent = environment.getOrDefault("JPY_PARENT_PID", "");
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    // On Windows the variable is a handle, not a process id.
    if (!windows && parent.matches("[0-9]{1,18}") && !parent.equals("1")) {
      ProcessHandle.of(Long.parseLong(parent)).ifPresentOrElse(Life::endAfter, () -> end(0));
    }
  }

  /**
   * Sees to the end of the process, however it is asked to end: the processes that cells have
   * started end with it, and if shutdown hooks hang, as native libraries' may, it ends all the
   * same.
   */
  static void boundShutdown() {
    Runtime.getRuntime().addShutdownHook(new Thread(Life::shutDown, "lectern-shutdown"));
  }

  private static void shutDown() {
    haltSoon();
    endChildren();
  }

  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends the process with a status. */
  static void end(int withStatus) {
    status = withStatus;
    System.exit(withStatus);
  }

  /** Ends a process that can do nothing any more, without its shutdown hooks. */
  static void endStuck() {
    try {
      endChildren();
    } finally {
      Runtime.getRuntime().halt(STUCK);
    }
  }

  /**
   * Ends a process that has lost a thread without which it cannot answer. Memory may be what it
   * lacked, so the first words and their way out are made already.
   */
  static void endWithout(Thread lost, Throwable why) {
    try {
      ERROR.write(LAST_WORDS);
      PrintStream err = new PrintStream(ERROR, true, UTF_8);
      err.println(lost.getName() + ": " + why);
      why.printStackTrace(err);
    } catch (IOException e) {
      // Nobody listens, and nothing else is left to do than what follows.
    } finally {
      endStuck();
    }
  }

  private static void endAfter(ProcessHandle parent) {
    background(
        "lectern-parent",
        () -> {
          parent.onExit().join();
          end(0);
        });
  }

  private static void haltSoon() {
    background(
        "lectern-halt",
        () -> {
          try {
            Thread.sleep(PATIENCE_MS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(status);
        });
  }

  private static void background(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
