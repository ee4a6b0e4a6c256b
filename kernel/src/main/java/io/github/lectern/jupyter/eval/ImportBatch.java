package io.github.lectern.jupyter.eval;

import static java.util.stream.Collectors.partitioningBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Declares many imports as one snippet: JShell takes as long for all of them as for one. Only those
 * of a single type remain snippets of their own, as {@link Names} drops them when a student
 * declares a type of that name.
 */
final class ImportBatch {
  /**
   * JShell names the snippet after its first import, and lets a student's import of that name
   * replace it, with all that it imports.
   */
  private static final String FIRST = "import java.lang.Object;\n";

  private static final Pattern OF_ONE_TYPE =
      Pattern.compile("import\\s+(?!static\\b)[\\w.]+\\w\\s*;");

  private ImportBatch() {}

  /** Returns the imports that JShell does not accept; the others are declared. */
  static List<String> declare(JShell shell, List<String> imports) {
    Map<Boolean, List<String>> alone =
        imports.stream().collect(partitioningBy(line -> OF_ONE_TYPE.matcher(line).matches()));
    boolean together = accepts(shell, FIRST + String.join("\n", alone.get(false)));
    return (together ? alone.get(true) : imports)
        .stream().filter(line -> !accepts(shell, line)).toList();
  }

  private static boolean accepts(JShell shell, String source) {
    return shell.eval(source).stream().allMatch(e -> e.status() == Snippet.Status.VALID);
  }
}
