package io.github.lectern.jupyter.eval.imports;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An import declaration.
 *
 * @param owner the package or class, such as java.util
 * @param member the type, method or field; a star stands for all
 */
public record ImportDeclaration(boolean isStatic, String owner, String member) {
  private static final String STAR = "*";
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?<![\\w.$])import\\s+(static\\s+)?([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*?)"
              + "\\s*\\.\\s*([\\w$]+|\\*)\\s*;");

  /** Returns the import declarations in a text. */
  public static Stream<ImportDeclaration> in(String source) {
    return IMPORT
        .matcher(source)
        .results()
        .map(
            found ->
                new ImportDeclaration(
                    found.group(1) != null, found.group(2).replaceAll("\\s", ""), found.group(3)));
  }

  /** Returns the declarations of a snippet; none if it does not start with one. */
  static List<ImportDeclaration> ofSnippet(String source) {
    return source.startsWith("import") ? in(source).toList() : List.of();
  }

  public boolean isStar() {
    return member.equals(STAR);
  }

  /** Returns the full name, such as java.util.List or java.util.*. */
  public String fullName() {
    return owner + "." + member;
  }

  /** Returns whether this declaration may import a member of this name. */
  public boolean covers(String name) {
    return isStar() || member.equals(name);
  }

  /** Returns the declaration that imports one member of the same owner. */
  public ImportDeclaration of(String name) {
    return new ImportDeclaration(isStatic, owner, name);
  }

  /** Returns the declaration as source code. */
  public String line() {
    return (isStatic ? "import static " : "import ") + fullName() + ";";
  }
}
