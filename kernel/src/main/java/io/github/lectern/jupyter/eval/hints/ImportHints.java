package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.imports.ImportDeclaration;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains errors that are due to the student's star imports. */
final class ImportHints {
  private static final Pattern AMBIGUOUS = Pattern.compile("reference to (\\w+) is ambiguous.*");

  private final ImportPrecedence imports;

  ImportHints(ImportPrecedence imports) {
    this.imports = imports;
  }

  /**
   * Returns a hint for a name that two star imports have, or for a line with a name to which a star
   * import has given another meaning.
   */
  Optional<String> hint(String message, String line) {
    Matcher ambiguous = AMBIGUOUS.matcher(message);
    return ambiguous.matches()
        ? ambiguous(ambiguous.group(1))
        : imports.replacements(line).stream().findFirst().map(ImportHints::replaced);
  }

  private Optional<String> ambiguous(String name) {
    List<ImportDeclaration> candidates = imports.starImportsOf(name);
    return candidates.size() > 1
        ? Optional.of(
            "  %s is in %s. To use one of them: %s"
                .formatted(
                    name,
                    candidates.stream()
                        .map(ImportDeclaration::owner)
                        .collect(Collectors.joining(" and in ")),
                    candidates.stream()
                        .map(ImportDeclaration::line)
                        .collect(Collectors.joining("  or  "))))
        : Optional.empty();
  }

  private static String replaced(ImportPrecedence.Replacement replacement) {
    ImportDeclaration now = replacement.now();
    return "  %s is %s here, because of import %s.*; to use %s: %s"
        .formatted(
            now.member(),
            now.fullName(),
            now.owner(),
            replacement.before().fullName(),
            replacement.before().line());
  }
}
