package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the student when a cell does not stop, and why: a library's loop has no check in it. */
final class Patience {
  private static final long LIMIT_MS = 2000;

  private final UserCode userCode;
  private final Consumer<String> notices;

  Patience(UserCode userCode, Consumer<String> notices) {
    this.userCode = userCode;
    this.notices = notices;
  }

  /** Watches the cell that runs now. */
  void begin() {
    Optional<UserCode.Running> stopped = userCode.running();
    Thread thread =
        new Thread(() -> stopped.ifPresent(cell -> watch(cell.cell())), "lectern-patience");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(long cell) {
    try {
      Thread.sleep(LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    userCode
        .running()
        .filter(now -> now.cell() == cell)
        .ifPresent(now -> notices.accept(notice(now.frames())));
  }

  private static String notice(List<StackTraceElement> frames) {
    String where =
        frames.stream()
            .takeWhile(frame -> !frame.getClassName().startsWith("REPL."))
            .reduce((inner, outer) -> outer)
            .map(
                frame ->
                    " is inside " + frame.getClassName() + "." + frame.getMethodName() + ", which")
            .orElse("");
    return "The cell"
        + where
        + " has not stopped yet. It stops as soon as the library returns;"
        + " if that takes too long, restart the kernel in the menu Kernel.";
  }
}
