package io.github.lectern.jupyter.eval.compiler;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Declares many imports as one snippet, which takes JShell no longer than a single import. */
public final class ImportBatch {
  /**
   * The first import of a batch. JShell names a snippet after its first import, and a student's
   * import of the same name would replace the whole snippet; nobody imports Object.
   */
  private static final String FIRST = "import java.lang.Object;\n";

  private ImportBatch() {}

  /** Declares the imports and returns those that JShell rejects. */
  public static List<String> declare(JShell shell, List<String> imports) {
    return accepts(shell, FIRST + String.join("\n", imports))
        ? List.of()
        : imports.stream().filter(line -> !accepts(shell, line)).toList();
  }

  private static boolean accepts(JShell shell, String source) {
    return shell.eval(source).stream().allMatch(e -> e.status() == Snippet.Status.VALID);
  }
}
