package io.github.lectern.jupyter.eval.hints;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** Suggests imports for unknown classes. */
final class MissingImports {
  private static final int LIMIT = 8;
  private static final int TIMEOUT_MS = 3000;
  private static final int POLL_MS = 50;
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|class) ([A-Z]\\w*).*");
  private static final Pattern IMPORT =
      Pattern.compile("\\s*import [\\w.]*\\.([A-Z]\\w*)\\s*;?\\s*");
  private static final String NO_PACKAGE = "package .* does not exist";

  private final SourceCodeAnalysis analysis;

  MissingImports(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Returns a hint such as "To use Scanner: import java.util.Scanner;" for an unknown class or for
   * an import that names the wrong package.
   */
  Optional<String> hint(String message, String line) {
    Matcher unknown = UNKNOWN.matcher(message);
    Matcher wrongImport = IMPORT.matcher(line);
    if (unknown.matches()) {
      return hint(unknown.group(1));
    }
    return message.matches(NO_PACKAGE) && wrongImport.matches()
        ? hint(wrongImport.group(1))
        : Optional.empty();
  }

  private Optional<String> hint(String name) {
    String imports =
        ImportRanking.ofOneName(names(name).stream()).stream()
            .limit(LIMIT)
            .map(candidate -> "import " + candidate + ";")
            .collect(Collectors.joining("  or  "));
    return imports.isEmpty() ? Optional.empty() : Optional.of("  To use " + name + ": " + imports);
  }

  /**
   * Looks up the classes with this name. If JShell is still indexing the jars, waits up to 3
   * seconds for it to finish.
   */
  private List<String> names(String name) {
    QualifiedNames found = analysis.listQualifiedNames(name, name.length());
    for (int waited = 0; !found.isUpToDate() && waited < TIMEOUT_MS; waited += POLL_MS) {
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found.getNames();
      }
      found = analysis.listQualifiedNames(name, name.length());
    }
    return found.getNames();
  }
}
