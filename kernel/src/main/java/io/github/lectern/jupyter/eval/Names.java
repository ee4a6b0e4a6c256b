package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/** Names of a student's own that would get in the way of cells that come later. */
final class Names {
  /** JShell's own code, around every snippet, means those of java.lang (up to JDK 24 at least). */
  private static final Set<String> TAKEN = Set.of("Object", "Throwable");

  private static final int LONGEST = 10_000;
  private static final Pattern SUSPECT =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(?:Object|Throwable)\\b|\\w{" + LONGEST + "}");

  private final JShell shell;
  private final List<String> hidden = new ArrayList<>();

  Names(JShell shell) {
    this.shell = shell;
  }

  /** Why a snippet cannot be declared, if it cannot. */
  Optional<String> objection(String source) {
    if (!SUSPECT.matcher(source).find()) {
      return Optional.empty();
    }
    return shell.sourceCodeAnalysis().sourceToSnippets(source).stream()
        .filter(DeclarationSnippet.class::isInstance)
        .flatMap(snippet -> objection((DeclarationSnippet) snippet).stream())
        .findFirst();
  }

  private static Optional<String> objection(DeclarationSnippet snippet) {
    String name = snippet.name();
    if (name.length() > LONGEST) {
      return Optional.of("a name may have " + LONGEST + " characters, was " + name.length());
    }
    return snippet instanceof TypeDeclSnippet && TAKEN.contains(name)
        ? Optional.of(
            "a type named "
                + name
                + " would stand in the way of java.lang."
                + name
                + " in every later cell; choose another name")
        : Optional.empty();
  }

  /** Lets a student's own type hide what was imported under its name; returns what follows. */
  List<SnippetEvent> hideImports(Snippet declared) {
    List<SnippetEvent> events = new ArrayList<>();
    if (declared instanceof TypeDeclSnippet type) {
      Pattern line = Pattern.compile("import\\s+[\\w.]+\\." + Pattern.quote(type.name()) + "\\s*;");
      for (ImportSnippet snippet : shell.imports().toList()) {
        String rest = line.matcher(snippet.source()).replaceAll("");
        if (!rest.equals(snippet.source())) {
          hidden.add(0, snippet.source());
          // One snippet may hold many imports: then what is left takes its place.
          events.addAll(rest.isBlank() ? shell.drop(snippet) : shell.eval(rest));
        }
      }
    }
    return events;
  }

  /** Imports again what was hidden, once all types of the student's are gone. */
  void showImports() {
    hidden.forEach(shell::eval);
    hidden.clear();
  }
}
