package io.github.lectern.jupyter.eval.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Waits for cells that were interrupted, but not for ever: a library's loop has no check in it, and
 * who waits for a lock does not hear. First it tells the student, then it leaves them behind.
 */
public final class InterruptEscalation {
  private static final long FIRST_MS = 2000;
  private static final long SECOND_MS = 2000;

  private final UserCodeRunner userCode;
  private final Consumer<String> notices;

  public InterruptEscalation(UserCodeRunner userCode, Consumer<String> notices) {
    this.userCode = userCode;
    this.notices = notices;
  }

  /** Watches the cells that run now. */
  public void begin() {
    List<UserCodeRunner.Running> stopped = userCode.running();
    if (!stopped.isEmpty()) {
      Thread thread = new Thread(() -> watch(stopped), "lectern-patience");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void watch(List<UserCodeRunner.Running> stopped) {
    try {
      Thread.sleep(FIRST_MS);
      still(stopped).forEach(cell -> notices.accept(notice(cell.frames())));
      Thread.sleep(SECOND_MS);
      still(stopped).forEach(cell -> userCode.leaveBehind(cell.cell()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<UserCodeRunner.Running> still(List<UserCodeRunner.Running> cells) {
    var numbers = cells.stream().map(UserCodeRunner.Running::cell).collect(Collectors.toSet());
    return userCode.running().stream().filter(now -> numbers.contains(now.cell())).toList();
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
        + " has not stopped yet. If it does not return within 2 s,"
        + " the cell is left running in the background.";
  }
}
