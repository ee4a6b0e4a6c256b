package io.github.lectern.jupyter.magics;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of the operating system as part of a cell; an interrupt ends it. */
record ShellCommand(
    JavaEvaluator evaluator, ShellEnvironment environment, PrintStream out, PrintStream err) {
  /** The longest argument that Linux accepts is 128 KiB. */
  static final int MAX_LENGTH = 100_000;

  private static final int PIECE = 8192;
  private static final long LATE_OUTPUT_MS = 1000;
  private static final long GRACE_MS = 500;

  /**
   * Runs a script and prints its output as it arrives.
   *
   * @param shell the program, such as "bash"
   * @return the exit status
   * @throws CellFailure if the script is too long, the program cannot be started, or the cell is
   *     interrupted
   */
  int run(String shell, String script) throws CellFailure {
    if (script.length() > MAX_LENGTH) {
      throw CellFailure.ofMessage(
          "CommandFailed",
          "the script has more than 100,000 characters; save it with %%writefile and run the file");
    }
    List<String> problems = new ArrayList<>();
    int status =
        evaluator.call(
            () -> {
              try {
                return waitFor(environment.processBuilder().command(shell, "-c", script).start());
              } catch (IOException e) {
                problems.add(e.getMessage());
                return 0;
              }
            });
    if (!problems.isEmpty()) {
      throw CellFailure.ofMessage(
          "CommandFailed",
          shell + " cannot be run: " + problems.get(0) + "; install it, or add it to PATH");
    }
    return status;
  }

  private int waitFor(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    Thread output = copy(process.getInputStream(), out);
    Thread errors = copy(process.getErrorStream(), err);
    try {
      int status = process.waitFor();
      // A program left in the background may keep the streams open.
      output.join(LATE_OUTPUT_MS);
      errors.join(LATE_OUTPUT_MS);
      return status;
    } catch (InterruptedException e) {
      end(process);
      throw e;
    }
  }

  private static Thread copy(InputStream from, PrintStream to) {
    return DaemonThreads.start(
        "lectern-shell-output",
        () -> {
          byte[] piece = new byte[PIECE];
          try (from) {
            for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
              to.write(piece, 0, count);
              to.flush();
            }
          } catch (IOException e) {
            throw new UncheckedIOException("the output of a program cannot be read", e);
          }
        });
  }

  /** Ends a program and those that it has started: politely first, then by force. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(GRACE_MS, TimeUnit.MILLISECONDS)
        || all.stream().anyMatch(ProcessHandle::isAlive)) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
