package io.github.lectern.jupyter.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** Finds the import for a class that the compiler does not know. */
final class MissingNames {
  private static final int LIMIT = 3;
  private static final int PATIENCE_MS = 3000;
  private static final int STEP_MS = 50;
  private static final List<String> LIKELY =
      List.of("java.util.", "java.", "io.github.lectern.", "org.nd4j.linalg.");
  private static final Pattern UNLIKELY =
      Pattern.compile(".*\\.(shade|internal|threeten|checkerframework)\\..*|.*\\.[A-Z]\\w*\\..*");

  private final SourceCodeAnalysis analysis;

  MissingNames(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  Optional<String> advice(Cell cell, CompileReport.Problem problem) {
    String name = identifier(cell.code(), problem.start());
    boolean unknown = problem.message().startsWith("cannot find symbol");
    if (!unknown || name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
      return Optional.empty();
    }
    String imports =
        candidates(name)
            .map(candidate -> "import " + candidate + ";")
            .collect(Collectors.joining("  or  "));
    return imports.isEmpty() ? Optional.empty() : Optional.of("  To use " + name + ": " + imports);
  }

  private Stream<String> candidates(String name) {
    return names(name).stream()
        .filter(candidate -> !UNLIKELY.matcher(candidate).matches())
        .sorted(Comparator.comparingInt(MissingNames::rank).thenComparing(n -> n))
        .limit(LIMIT);
  }

  private static int rank(String candidate) {
    for (int i = 0; i < LIKELY.size(); i++) {
      if (candidate.startsWith(LIKELY.get(i))) {
        return i;
      }
    }
    return LIKELY.size();
  }

  /** JShell lists the classes of all jars in the background; the first seconds it is not done. */
  private List<String> names(String name) {
    QualifiedNames found = analysis.listQualifiedNames(name, name.length());
    for (int waited = 0; !found.isUpToDate() && waited < PATIENCE_MS; waited += STEP_MS) {
      try {
        Thread.sleep(STEP_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found.getNames();
      }
      found = analysis.listQualifiedNames(name, name.length());
    }
    return found.getNames();
  }

  private static String identifier(String code, int start) {
    int end = start;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return code.substring(Math.min(start, end), end);
  }
}
