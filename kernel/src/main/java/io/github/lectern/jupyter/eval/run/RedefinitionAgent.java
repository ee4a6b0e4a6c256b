package io.github.lectern.jupyter.eval.run;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Receives from the JVM what can change the methods of a loaded class. Named in the manifest of the
 * jar that is run, as its Launcher-Agent-Class.
 */
public final class RedefinitionAgent {
  private static volatile Optional<Instrumentation> given = Optional.empty();

  private RedefinitionAgent() {}

  /** Called by the JVM before main. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    given = Optional.of(instrumentation);
  }

  /** Empty when the kernel was started in another way than by java -jar. */
  static Optional<Instrumentation> instrumentation() {
    return given;
  }
}
