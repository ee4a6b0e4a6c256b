package io.github.lectern.jupyter.eval.compiler;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Declares many imports as one snippet: JShell takes as long for all of them as for one. */
public final class ImportBatch {
  /**
   * JShell names the snippet after its first import, and lets a student's import of that name
   * replace it, with all that it imports.
   */
  private static final String FIRST = "import java.lang.Object;\n";

  private ImportBatch() {}

  /** Returns the imports that JShell does not accept; the others are declared. */
  public static List<String> declare(JShell shell, List<String> imports) {
    return accepts(shell, FIRST + String.join("\n", imports))
        ? List.of()
        : imports.stream().filter(line -> !accepts(shell, line)).toList();
  }

  private static boolean accepts(JShell shell, String source) {
    return shell.eval(source).stream().allMatch(e -> e.status() == Snippet.Status.VALID);
  }
}
