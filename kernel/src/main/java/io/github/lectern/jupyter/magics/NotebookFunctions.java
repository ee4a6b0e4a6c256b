package io.github.lectern.jupyter.magics;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions with which cells call the kernel, as in IJava. Each call runs like a cell of a
 * subshell: on threads of its own, while the calling thread waits.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures are those of IJava
public final class NotebookFunctions {
  private static final Pattern CALL =
      Pattern.compile(
          Pattern.quote(NotebookFunctions.class.getName())
              + "\\.line\\(\"((?:[^\"\\\\]|\\\\.)*+)\"\\);?");

  private static volatile Optional<Magics> current = Optional.empty();

  private NotebookFunctions() {}

  /** Sets the magics that cells call; the kernel calls this once. */
  public static void install(Magics magics) {
    current = Optional.of(magics);
  }

  /**
   * Runs a text as a cell, which may contain magics.
   *
   * <pre>{@code
   * (int) eval("1 + 2") + 3
   * }</pre>
   *
   * @return the value of the last expression; null if there is none
   * @throws EvalException if the code does not compile or throws
   */
  public static Object eval(String code) {
    return run("eval", magics -> magics.runNested(code)).orElse(null);
  }

  /**
   * Runs a line magic.
   *
   * <pre>{@code
   * List<String> added = lineMagic("jars", List.of("lib/*.jar"));
   * }</pre>
   *
   * @param name the name with or without the percent sign
   * @return the value of the magic; null if it has none
   * @throws EvalException if there is no such magic or it fails
   */
  public static <T> T lineMagic(String name, List<String> arguments) {
    return cast(run(name, magics -> magics.runLine(name, arguments)));
  }

  /**
   * Runs a cell magic.
   *
   * <pre>{@code
   * cellMagic("writefile", List.of("points.csv"), "x,y\n3,4\n");
   * }</pre>
   *
   * @param name the name with or without the percent signs
   * @return the value of the magic; null if it has none
   * @throws EvalException if there is no such magic or it fails
   */
  public static <T> T cellMagic(String name, List<String> arguments, String body) {
    return cast(run(name, magics -> magics.runCell(name, arguments, body)));
  }

  /** Runs a line that is a magic; called by cells in which such a line is within a statement. */
  public static <T> T line(String text) {
    return cast(run(text.split("\\s", 2)[0], magics -> magics.runLine(text)));
  }

  /** Returns a Java statement or expression that runs a line magic, with a semicolon. */
  static String callOf(String line) {
    return NotebookFunctions.class.getName()
        + ".line(\""
        + line.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\");";
  }

  /** Replaces calls that {@link #callOf} has made by the line magics that they run. */
  static String withMagics(String code) {
    return CALL.matcher(code)
        .replaceAll(
            call ->
                Matcher.quoteReplacement(
                    call.group(1).replace("\\\"", "\"").replace("\\\\", "\\")));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Optional<Object> value) {
    return (T) value.orElse(null);
  }

  private interface Call {
    Optional<Object> on(Magics magics) throws CellFailure;
  }

  private static Optional<Object> run(String caller, Call call) {
    Magics magics =
        current.orElseThrow(
            () -> new IllegalStateException(caller + ": no kernel is running here"));
    // An interrupt of the calling thread must not reach the compiler, whose jars it would close.
    FutureTask<Optional<Object>> task = new FutureTask<>(() -> call.on(magics));
    DaemonThreads.join(DaemonThreads.start("lectern-nested-cell", task));
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(caller + " was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CellFailure failure) {
        throw new EvalException(caller, failure);
      }
      throw new IllegalStateException(caller + " failed", e.getCause());
    }
  }
}
