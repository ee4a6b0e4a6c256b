package io.github.lectern.jupyter.eval.imports;

import io.github.lectern.jupyter.eval.source.SourceMask;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that occur in code, found by their form: types start with a capital. */
final class CodeNames {
  private static final Pattern TYPE = Pattern.compile("(?<![\\w.$])(\\p{Lu}[\\w$]*)");
  private static final Pattern DECLARED_TYPE =
      Pattern.compile("(?<![\\w.$])(?:class|interface|enum|record)\\s+([\\w$]+)");
  private static final Pattern CALL = Pattern.compile("(?<![\\w.$])(\\p{Ll}[\\w$]*)(?=\\s*\\()");
  private static final Pattern DECLARED_METHOD =
      Pattern.compile("[\\w$>\\]]\\s+(\\p{Ll}[\\w$]*)\\s*\\([^()]*\\)[\\w\\s.,]*\\{");

  private final String code;

  CodeNames(String source) {
    this.code = SourceMask.withoutCommentsAndLiterals(source);
  }

  /** Returns the names of the types that the code uses or declares. */
  Set<String> types() {
    return find(TYPE);
  }

  Set<String> declaredTypes() {
    return find(DECLARED_TYPE);
  }

  /** Returns the names of the methods that the code calls without an object or class. */
  Set<String> calls() {
    return find(CALL);
  }

  Set<String> declaredMethods() {
    return find(DECLARED_METHOD);
  }

  private Set<String> find(Pattern pattern) {
    return pattern.matcher(code).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }
}
