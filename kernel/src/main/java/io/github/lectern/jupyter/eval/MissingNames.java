package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/** Finds the import for a class that the compiler does not know. */
final class MissingNames {
  private static final int LIMIT = 5;
  private final SourceCodeAnalysis analysis;

  MissingNames(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  Optional<String> advice(Origins.Origin origin, Diag error) {
    if (!error.getCode().startsWith("compiler.err.cant.resolve")) {
      return Optional.empty();
    }
    String code = origin.cell().code();
    int start = origin.offset() + (int) error.getStartPosition();
    int end = Math.min(identifierEnd(code, start), code.length());
    if (end <= start || !Character.isUpperCase(code.charAt(start))) {
      return Optional.empty();
    }
    List<String> names =
        analysis.listQualifiedNames(code.substring(start, end), end - start).getNames();
    return names.isEmpty() ? Optional.empty() : Optional.of(imports(names));
  }

  private static int identifierEnd(String code, int start) {
    int end = start;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String imports(List<String> names) {
    String lines =
        names.stream()
            .limit(LIMIT)
            .map(name -> "import " + name + ";")
            .collect(Collectors.joining(" or "));
    return "  Is this missing?  " + lines;
  }
}
