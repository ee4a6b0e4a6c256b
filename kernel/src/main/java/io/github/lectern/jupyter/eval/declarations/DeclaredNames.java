package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.SealedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/** Names of a student's own, some of which would get in the way of cells that come later. */
public final class DeclaredNames {
  /** JShell's own code, around every snippet, means those of java.lang (up to JDK 24 at least). */
  private static final Set<String> TAKEN = Set.of("Object", "Throwable");

  private static final int LONGEST = 10_000;
  private static final Pattern SUSPECT =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(?:Object|Throwable)\\b|\\w{" + LONGEST + "}");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

  private final JShell shell;
  private final VariableStore variables;
  private final StaticImports staticImports;
  private final List<String> hidden = new ArrayList<>();

  public DeclaredNames(JShell shell, VariableStore variables, StaticImports staticImports) {
    this.shell = shell;
    this.variables = variables;
    this.staticImports = staticImports;
  }

  /** Those of variables, methods and types. */
  public Set<String> own() {
    return Stream.of(shell.variables(), shell.methods(), shell.types())
        .flatMap(snippets -> snippets.map(DeclarationSnippet::name))
        .collect(Collectors.toSet());
  }

  public Set<String> variables() {
    return shell.variables().map(DeclarationSnippet::name).collect(Collectors.toSet());
  }

  /** Why a snippet cannot be declared, if it cannot. */
  public Optional<String> objection(String source) {
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

  /**
   * Evaluates a snippet. A type or method of the student's own hides what was imported under its
   * name (a method only what has the same parameters), and does so first: next to the import,
   * nothing that uses the name would compile.
   *
   * @param follows takes what happens to other snippets, and then to this one
   */
  public List<SnippetEvent> evaluate(String source, Consumer<List<SnippetEvent>> follows) {
    int before = hidden.size();
    List<String> types = importedTypes(source);
    List<SnippetEvent> all = new ArrayList<>();
    types.forEach(name -> all.addAll(hide(typeImport(name))));
    staticImports.replaced(source).forEach(name -> all.addAll(hide(methodImport(name))));
    staticImports.missing(source).forEach(line -> all.addAll(shell.eval(line)));
    List<SnippetEvent> events = SealedTypes.evaluate(shell, source);
    if (events.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED)) {
      while (hidden.size() > before) {
        all.addAll(shell.eval(hidden.remove(0)));
      }
    } else {
      types.forEach(variables::replacesImport);
    }
    all.addAll(events);
    follows.accept(all);
    return events;
  }

  /** The types that a snippet declares and whose names are imported one by one. */
  private List<String> importedTypes(String source) {
    return TYPE.matcher(source)
        .results()
        .map(type -> type.group(1))
        .distinct()
        .filter(name -> shell.imports().anyMatch(i -> typeImport(name).matcher(i.source()).find()))
        .filter(name -> declares(source, name))
        .toList();
  }

  private static Pattern typeImport(String name) {
    return Pattern.compile("import\\s+[\\w.]+\\." + Pattern.quote(name) + "\\s*;");
  }

  private static Pattern methodImport(String name) {
    return Pattern.compile("import\\s+static\\s+[\\w.]+\\." + Pattern.quote(name) + "\\s*;");
  }

  private List<SnippetEvent> hide(Pattern line) {
    List<SnippetEvent> events = new ArrayList<>();
    for (ImportSnippet snippet : shell.imports().toList()) {
      String rest = line.matcher(snippet.source()).replaceAll("");
      if (!rest.equals(snippet.source())) {
        hidden.add(0, snippet.source());
        // One snippet may hold many imports: then what is left takes its place.
        events.addAll(rest.isBlank() ? shell.drop(snippet) : shell.eval(rest));
      }
    }
    return events;
  }

  private boolean declares(String source, String name) {
    return shell.sourceCodeAnalysis().sourceToSnippets(source).stream()
        .anyMatch(snippet -> snippet instanceof TypeDeclSnippet type && type.name().equals(name));
  }

  /** Imports again what was hidden, once all types of the student's are gone. */
  public void showImports() {
    hidden.forEach(shell::eval);
    hidden.clear();
  }
}
