package io.github.lectern.jupyter.eval.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogRecord;

/**
 * Leaves the frames of the kernel and of JShell out of stack traces that a cell prints, and names
 * the student's own by cell and line.
 */
public final class StackTracePrinter {
  private static final String KERNEL = "io.github.lectern.jupyter.";

  // What woven code can reach: it has no object to ask.
  private static volatile Optional<CellFrameMapper> frames = Optional.empty();

  private StackTracePrinter() {}

  /** Finds the lines of cells by these from now on. */
  public static void use(CellFrameMapper known) {
    frames = Optional.of(known);
  }

  /** Before a call of printStackTrace on any object: an exception, its causes and suppressed. */
  public static void trim(Object printed) {
    if (printed instanceof Throwable thrown) {
      trim(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
  }

  /** In place of {@link Thread#dumpStack}. */
  public static void dumpStack() {
    Exception here = new Exception("Stack trace");
    trim(here);
    here.printStackTrace();
  }

  /** The same for what a cell logs: the exception, and the class and method that log. */
  public static void trim(LogRecord entry) {
    trim(entry.getThrown());
    frames
        .flatMap(known -> known.placeOf(entry.getSourceClassName(), entry.getSourceMethodName()))
        .ifPresent(
            place -> {
              entry.setSourceClassName(place);
              entry.setSourceMethodName(null);
            });
  }

  private static void trim(Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    thrown.setStackTrace(trimmed(thrown.getStackTrace()));
    trim(thrown.getCause(), seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      trim(suppressed, seen);
    }
  }

  /** Below the last frame of a cell there is only what runs it. */
  private static StackTraceElement[] trimmed(StackTraceElement[] trace) {
    int end = trace.length;
    while (end > 0 && !CellFrameMapper.isOfCell(trace[end - 1])) {
      end--;
    }
    return Arrays.stream(trace)
        .limit(end == 0 ? trace.length : end)
        .filter(frame -> !frame.getClassName().startsWith(KERNEL))
        .flatMap(frame -> named(frame).stream())
        .toArray(StackTraceElement[]::new);
  }

  private static Optional<StackTraceElement> named(StackTraceElement frame) {
    return CellFrameMapper.isOfCell(frame)
        ? frames.flatMap(known -> known.named(frame))
        : Optional.of(frame);
  }
}
