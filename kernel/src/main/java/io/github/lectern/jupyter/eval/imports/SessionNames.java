package io.github.lectern.jupyter.eval.imports;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;

/** The names that a session's declarations declare and use. */
record SessionNames(JShell shell) {
  /** Returns the names of the types that the declarations may use. */
  Stream<String> usedTypes() {
    return Stream.of(shell.variables(), shell.methods(), shell.types())
        .flatMap(snippets -> snippets)
        .flatMap(snippet -> new CodeNames(snippet.source()).types().stream())
        .distinct();
  }

  /** Returns the names of the declared types. */
  Set<String> types() {
    return names(shell.types());
  }

  /** Returns the names of the declared methods. */
  Set<String> methods() {
    return names(shell.methods());
  }

  private static Set<String> names(Stream<? extends DeclarationSnippet> snippets) {
    return snippets.map(DeclarationSnippet::name).collect(Collectors.toCollection(HashSet::new));
  }
}
