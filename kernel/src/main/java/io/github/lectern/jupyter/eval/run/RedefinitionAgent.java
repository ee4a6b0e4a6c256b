package io.github.lectern.jupyter.eval.run;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Receives the JVM's {@link Instrumentation}, which can redefine the methods of a loaded class. The
 * manifest of the jar names this class as Launcher-Agent-Class.
 */
public final class RedefinitionAgent {
  private static volatile Optional<Instrumentation> instrumentation = Optional.empty();

  private RedefinitionAgent() {}

  /** Stores the instrumentation; called by the JVM before main. */
  public static void agentmain(String arguments, Instrumentation jvm) {
    instrumentation = Optional.of(jvm);
  }

  /** Returns the instrumentation; empty unless the kernel was started with java -jar. */
  static Optional<Instrumentation> instrumentation() {
    return instrumentation;
  }
}
