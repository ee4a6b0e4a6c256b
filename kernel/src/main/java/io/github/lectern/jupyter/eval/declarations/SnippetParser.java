package io.github.lectern.jupyter.eval.declarations;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * Parses source code into snippets without declaring them, and leaves no trace in JShell.
 *
 * <p>From JDK 23 on, JShell remembers every type that it has parsed. If one of them is not declared
 * (it was only parsed, was rejected or has been dropped), JShell can no longer name the type of any
 * expression: variables declared with var become Objects, and methods lose their signatures.
 * Therefore, undeclared types must be removed from JShell's memory, which is accessible only by
 * reflection. The manifest of the kernel's jar opens JShell's package for this purpose.
 */
public final class SnippetParser {
  private static final int DEFECT_SINCE = 23;

  private final JShell shell;
  private final Optional<Map<?, ?>> parsedTypes;

  /** Creates a parser for a shell. */
  public SnippetParser(JShell shell) {
    this.shell = shell;
    this.parsedTypes =
        Runtime.version().feature() < DEFECT_SINCE
            ? Optional.empty()
            : field(shell, "keyMap").flatMap(keys -> field(keys, "classMap")).map(Map.class::cast);
  }

  /** Returns the snippets in a piece of source code. */
  public List<Snippet> parse(String source) {
    List<Snippet> snippets = shell.sourceCodeAnalysis().sourceToSnippets(source);
    forgetUndeclaredTypes();
    return snippets;
  }

  /**
   * Removes undeclared types from JShell's memory. Must be called after JShell has rejected or
   * dropped types.
   */
  void forgetUndeclaredTypes() {
    parsedTypes.ifPresent(
        types -> {
          Set<String> declared =
              shell.types().map(TypeDeclSnippet::name).collect(Collectors.toSet());
          types.keySet().retainAll(declared);
        });
  }

  /**
   * Returns the value of a private field; empty if it does not exist in this JDK or is not
   * accessible.
   */
  private static Optional<Object> field(Object object, String name) {
    try {
      Field field = object.getClass().getDeclaredField(name);
      return field.trySetAccessible() ? Optional.of(field.get(object)) : Optional.empty();
    } catch (NoSuchFieldException | IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
