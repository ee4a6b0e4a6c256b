package io.github.lectern.jupyter.install;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far the download of several files has come: on a terminal, in one line that is updated
 * in place; elsewhere, in one line per file.
 */
final class InstallProgress {
  private static final double MB = 1e6;
  private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private int files;
  private int count;
  private long total;
  private long before;
  private String name = "";
  private long size;
  private long shownAt;

  InstallProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Returns whether a user sees the standard output, rather than a file or a pipe. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(InstallProgress::isTerminal).orElse(false);
  }

  /** Before JDK 22, there is a console only if it is a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Announces the number of files and their size in bytes. */
  void begin(int newFiles, long newTotal, String url) {
    files = newFiles;
    total = newTotal;
    out.printf(Locale.ROOT, "Downloading %d libraries, %.1f MB, from %s%n", files, total / MB, url);
  }

  /** Begins with the next file. */
  void file(String newName, long newSize) {
    before += size;
    count++;
    name = newName;
    size = newSize;
    if (terminal) {
      shownAt = 0;
      show(0);
    } else {
      out.printf(Locale.ROOT, "%d of %d: %s, %.1f MB%n", count, files, name, size / MB);
    }
  }

  /** Shows the number of bytes of the current file that have arrived. */
  void show(long done) {
    long now = System.nanoTime();
    if (terminal && (shownAt == 0 || now - shownAt > INTERVAL_NS)) {
      shownAt = now;
      out.printf(
          Locale.ROOT,
          "%s%3d %%  %d of %d: %s, %.1f of %.1f MB",
          CLEAR_LINE,
          100 * (before + done) / Math.max(1, total),
          count,
          files,
          name,
          done / MB,
          size / MB);
      out.flush();
    }
  }

  /** Removes the line of a terminal. */
  void end() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
