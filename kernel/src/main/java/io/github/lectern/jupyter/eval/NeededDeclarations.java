package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.source.SealedTypes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** The imports of a session and those of its declarations that some code may use. */
final class NeededDeclarations {
  private static final Pattern NO_WORD = Pattern.compile("(?U)[^\\w$]+");

  private final List<Snippet> active;
  private final Set<DeclarationSnippet> needed = new LinkedHashSet<>();

  /** Finds the declarations whose names the code, or another needed declaration, contains. */
  NeededDeclarations(JShell session, String code) {
    this.active =
        session
            .snippets()
            .filter(PersistentSnippet.class::isInstance)
            .filter(snippet -> session.status(snippet).isActive())
            .toList();
    Set<String> words = words(code);
    boolean grows = true;
    while (grows) {
      List<DeclarationSnippet> found =
          active.stream()
              .filter(DeclarationSnippet.class::isInstance)
              .map(DeclarationSnippet.class::cast)
              .filter(snippet -> words.contains(snippet.name()) && !needed.contains(snippet))
              .toList();
      found.forEach(snippet -> words.addAll(words(source(snippet))));
      grows = needed.addAll(found);
    }
  }

  private static Set<String> words(String code) {
    return NO_WORD.splitAsStream(code).collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns the declaration; a variable needs no initial value, which takes time to compile. */
  private static String source(DeclarationSnippet snippet) {
    return snippet instanceof VarSnippet variable
        ? variable.typeName() + " " + variable.name() + ";"
        : snippet.source();
  }

  /** Repeats the imports and declarations in another JShell. */
  void repeatIn(JShell other) {
    for (Snippet snippet : active) {
      if (snippet instanceof ImportSnippet) {
        List<SnippetEvent> unused = other.eval(snippet.source());
      } else if (snippet instanceof DeclarationSnippet declaration
          && needed.contains(declaration)
          && isRejected(SealedTypes.evaluate(other, source(declaration)))) {
        // The name of an anonymous class, for example, cannot be written.
        List<SnippetEvent> unused = other.eval(snippet.source());
      }
    }
  }

  private static boolean isRejected(List<SnippetEvent> events) {
    return events.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED);
  }
}
