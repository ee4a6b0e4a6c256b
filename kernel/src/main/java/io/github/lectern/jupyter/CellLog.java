package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.instrument.StackTracePrinter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Writes what cells log to their standard error, in the form that Java's own log has. */
final class CellLog extends ConsoleHandler {
  private CellLog() {}

  /** Begins it, on the present standard error, in place of what writes to the process's. */
  static void begin() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new CellLog());
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      StackTracePrinter.trim(entry);
      super.publish(entry);
    }
  }
}
