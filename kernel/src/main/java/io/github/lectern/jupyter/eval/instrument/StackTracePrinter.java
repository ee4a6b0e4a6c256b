package io.github.lectern.jupyter.eval.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogRecord;

/**
 * Removes the frames of the kernel and of JShell from stack traces that a cell prints, and names
 * the student's frames by cell and line.
 */
public final class StackTracePrinter {
  private static final String KERNEL = "io.github.lectern.jupyter.";

  // Static, because instrumented code has no reference to an object of the kernel.
  private static volatile Optional<CellFrameMapper> mappers = Optional.empty();

  private StackTracePrinter() {}

  /** Sets the mapper for the frames of cells. */
  public static void use(CellFrameMapper mapper) {
    mappers = Optional.of(mapper);
  }

  /**
   * Trims the stack traces of an exception, its causes and its suppressed exceptions; called before
   * printStackTrace.
   */
  public static void trim(Object printed) {
    if (printed instanceof Throwable thrown) {
      trim(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
  }

  /** Replaces {@link Thread#dumpStack}. */
  public static void dumpStack() {
    Exception here = new Exception("Stack trace");
    trim(here);
    here.printStackTrace();
  }

  /** Trims the exception of a log record, and sets the cell as the source of the record. */
  public static void trim(LogRecord entry) {
    trim(entry.getThrown());
    mappers
        .flatMap(
            mapper -> mapper.locationOf(entry.getSourceClassName(), entry.getSourceMethodName()))
        .ifPresent(
            location -> {
              entry.setSourceClassName(location);
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

  /** Removes the kernel's frames and all callers of a cell's outermost frame. */
  private static StackTraceElement[] trimmed(StackTraceElement[] trace) {
    int end = trace.length;
    while (end > 0 && !CellFrameMapper.isCellFrame(trace[end - 1])) {
      end--;
    }
    return Arrays.stream(trace)
        .limit(end == 0 ? trace.length : end)
        .filter(frame -> !frame.getClassName().startsWith(KERNEL))
        .flatMap(frame -> mapped(frame).stream())
        .toArray(StackTraceElement[]::new);
  }

  private static Optional<StackTraceElement> mapped(StackTraceElement frame) {
    return CellFrameMapper.isCellFrame(frame)
        ? mappers.flatMap(mapper -> mapper.map(frame))
        : Optional.of(frame);
  }
}
