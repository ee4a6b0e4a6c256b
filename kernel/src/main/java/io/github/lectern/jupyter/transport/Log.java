package io.github.lectern.jupyter.transport;

import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What a class writes to the kernel's log, which is begun by the first line: it opens all jars of
 * the class path to look for a backend.
 */
public final class Log {
  /** Not one of the root's, to which a cell may add its own formatters, filters and handlers. */
  private static volatile Optional<Handler> handler = Optional.empty();

  private final String name;

  /** The log of a class. */
  public Log(Class<?> writer) {
    this.name = writer.getName();
  }

  /** Begins the log, which from then on holds on to the present standard error. */
  public static void begin() {
    Logger.getLogger("").getHandlers();
    handler = Optional.of(new ConsoleHandler());
  }

  /** Writes a line, and the trace of what was thrown. */
  public void log(Level level, String line, Throwable thrown) {
    LogRecord entry = new LogRecord(level, line);
    entry.setThrown(thrown);
    write(entry);
  }

  /** Writes a line with arguments in the places {0}, {1} and so on. */
  public void log(Level level, String line, Object... arguments) {
    LogRecord entry = new LogRecord(level, line);
    entry.setParameters(arguments);
    write(entry);
  }

  private void write(LogRecord entry) {
    entry.setSourceClassName(name);
    entry.setLoggerName(name);
    Logger logger = Logger.getLogger(name);
    if (handler.isEmpty()) {
      logger.log(entry);
    } else if (logger.isLoggable(entry.getLevel())) {
      handler.get().publish(entry);
    }
  }
}
