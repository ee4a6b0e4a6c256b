package io.github.lectern.jupyter.transport;

import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A logger of the kernel, independent of the root logger, which belongs to cells. Java's logging is
 * initialised as late as possible, since its initialisation opens all jars on the class path.
 */
public final class Log {
  /** The kernel's own handler; a cell may replace the handlers of the root logger. */
  private static volatile Optional<Handler> handler = Optional.empty();

  private final String name;

  /** Creates the logger of a class. */
  public Log(Class<?> writer) {
    this.name = writer.getName();
  }

  /** Directs all later records to the current System.err, even if a cell replaces it. */
  public static void install() {
    Logger.getLogger("").getHandlers();
    handler = Optional.of(new ConsoleHandler());
  }

  /** Logs a message with the stack trace of an exception. */
  public void log(Level level, String line, Throwable thrown) {
    LogRecord entry = new LogRecord(level, line);
    entry.setThrown(thrown);
    write(entry);
  }

  /** Logs a message with arguments in place of {0}, {1} and so on. */
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
