package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.instrument.StackTracePrinter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Writes log records to the standard error of cells, in the format of the JDK's console. */
final class CellLogHandler extends ConsoleHandler {
  private CellLogHandler() {}

  /** Replaces the root logger's handlers with one that writes to the current System.err. */
  static void install() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new CellLogHandler());
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      StackTracePrinter.trim(entry);
      super.publish(entry);
    }
  }
}
