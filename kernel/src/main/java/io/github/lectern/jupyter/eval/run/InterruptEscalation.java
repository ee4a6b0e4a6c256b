package io.github.lectern.jupyter.eval.run;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.eval.instrument.InnermostFrames;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Deals with interrupted cells that do not stop: loops in libraries contain no check, and a thread
 * that waits for a lock ignores interrupts. After 2 seconds, the student gets a notice; after
 * another 2 seconds, the cell is abandoned.
 */
public final class InterruptEscalation {
  private static final long NOTICE_MS = 2000;
  private static final long ABANDON_MS = 2000;

  private final UserCodeRunner userCode;
  private final Consumer<String> notices;

  public InterruptEscalation(UserCodeRunner userCode, Consumer<String> notices) {
    this.userCode = userCode;
    this.notices = notices;
  }

  /** Starts watching the cells that are running now. */
  public void start() {
    List<UserCodeRunner.Running> interrupted = userCode.running();
    if (!interrupted.isEmpty()) {
      DaemonThreads.start("lectern-interrupt", () -> watch(interrupted));
    }
  }

  private void watch(List<UserCodeRunner.Running> interrupted) {
    try {
      Thread.sleep(NOTICE_MS);
      stillRunning(interrupted).forEach(cell -> notices.accept(notice(cell.thread())));
      Thread.sleep(ABANDON_MS);
      stillRunning(interrupted).forEach(cell -> userCode.abandon(cell.cell()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<UserCodeRunner.Running> stillRunning(List<UserCodeRunner.Running> cells) {
    var numbers = cells.stream().map(UserCodeRunner.Running::cell).collect(Collectors.toSet());
    return userCode.running().stream().filter(now -> numbers.contains(now.cell())).toList();
  }

  private static String notice(Thread thread) {
    String location =
        Arrays.stream(InnermostFrames.of(thread))
            .takeWhile(frame -> !frame.getClassName().startsWith("REPL."))
            .reduce((inner, outer) -> outer)
            .map(
                frame ->
                    " is inside "
                        + frame.getClassName()
                        + "."
                        + frame.getMethodName()
                        + ", which has not returned yet.")
            .orElse(" has not stopped yet.");
    return "The cell"
        + location
        + " If the cell does not stop within 2 s, it will be left running in the background.";
  }
}
