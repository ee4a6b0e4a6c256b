package io.github.lectern.jupyter.eval.hints;

import java.util.regex.Pattern;

/** Removes internal names of JShell, the kernel and ND4J from messages. */
public final class NameCleaner {
  private static final Pattern WRAPPERS = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]?");
  private static final Pattern LOADERS =
      Pattern.compile(
          " \\([^()]* (?:is|are) in (?:unnamed )?module [^()]*\\)|; [^;()]*of loader [^;()]*");
  private static final Pattern COMMON = Pattern.compile("\\bjava\\.(?:lang|util)\\.(?=[A-Z])");
  private static final Pattern LAMBDAS = Pattern.compile("\\$\\$Lambda[\\w$]*(?:/0x[0-9a-f]+)?");
  private static final Pattern OPERATIONS =
      Pattern.compile("\\bOp with name [0-9a-f]{8}-[0-9a-f-]{27} and op type (\\[\\w+\\])");

  // Keyword records are nested in an interface such as FitOption.
  private static final Pattern QUALIFIERS =
      Pattern.compile("\\b(?:(?:[a-z_]\\w*|[A-Z]\\w*Option)\\.)+(?=[A-Z])");
  private static final Pattern NULL =
      Pattern.compile("Cannot .* because .* is null", Pattern.DOTALL);

  private NameCleaner() {}

  /**
   * Removes package names: {@code java.util.List<io.github.lectern.keras.layers.Dense>} becomes
   * {@code List<Dense>}.
   */
  public static String withoutPackages(String types) {
    return QUALIFIERS.matcher(types).replaceAll("");
  }

  /** Returns the message without internal names. */
  public static String clean(String message) {
    return NULL.matcher(message).matches() ? withoutPackages(plain(message)) : plain(message);
  }

  private static String plain(String message) {
    String own = COMMON.matcher(LOADERS.matcher(message).replaceAll("")).replaceAll("");
    String plain = LAMBDAS.matcher(WRAPPERS.matcher(own).replaceAll("")).replaceAll("a lambda");
    return OPERATIONS.matcher(plain).replaceAll("Op $1");
  }
}
