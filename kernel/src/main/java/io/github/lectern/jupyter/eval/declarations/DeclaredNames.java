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

/** Handles names that a student declares and that conflict with imports or with JShell. */
public final class DeclaredNames {
  /**
   * Classes of java.lang that JShell's wrapper code refers to by simple name (at least up to JDK
   * 24).
   */
  private static final Set<String> RESERVED = Set.of("Object", "Throwable");

  private static final int MAX_LENGTH = 10_000;
  private static final Pattern SUSPECT =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(?:Object|Throwable)\\b|\\w{" + MAX_LENGTH + "}");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

  private final JShell shell;
  private final SnippetParser parser;
  private final VariableStore variables;
  private final StaticImports staticImports;
  private final List<String> hiddenImports = new ArrayList<>();

  public DeclaredNames(
      JShell shell, SnippetParser parser, VariableStore variables, StaticImports staticImports) {
    this.shell = shell;
    this.parser = parser;
    this.variables = variables;
    this.staticImports = staticImports;
  }

  /** Returns the names of variables, methods and types. */
  public Set<String> all() {
    return Stream.of(shell.variables(), shell.methods(), shell.types())
        .flatMap(snippets -> snippets.map(DeclarationSnippet::name))
        .collect(Collectors.toSet());
  }

  /** Returns the names of variables. */
  public Set<String> variables() {
    return shell.variables().map(DeclarationSnippet::name).collect(Collectors.toSet());
  }

  /** Returns the reason why a snippet must not be declared; empty if there is none. */
  public Optional<String> nameError(String source) {
    if (!SUSPECT.matcher(source).find()) {
      return Optional.empty();
    }
    return parser.parse(source).stream()
        .filter(DeclarationSnippet.class::isInstance)
        .flatMap(snippet -> nameError((DeclarationSnippet) snippet).stream())
        .findFirst();
  }

  private static Optional<String> nameError(DeclarationSnippet snippet) {
    String name = snippet.name();
    if (name.length() > MAX_LENGTH) {
      return Optional.of(
          "a name may have at most "
              + MAX_LENGTH
              + " characters, but this one has "
              + name.length()
              + "; choose a shorter one");
    }
    return snippet instanceof TypeDeclSnippet && RESERVED.contains(name)
        ? Optional.of(
            "a type named "
                + name
                + " would hide java.lang."
                + name
                + " in every later cell; choose another name")
        : Optional.empty();
  }

  /**
   * Evaluates a snippet after hiding the imports that conflict with a type or method of the
   * snippet, because otherwise every use of the name would be ambiguous. Methods conflict only if
   * their parameters are the same. If the snippet is rejected, the imports are restored.
   *
   * @param listener receives the events of changed imports, followed by those of the snippet
   */
  public List<SnippetEvent> evaluate(String source, Consumer<List<SnippetEvent>> listener) {
    int before = hiddenImports.size();
    List<String> types = importedTypes(source);
    List<SnippetEvent> all = new ArrayList<>();
    types.forEach(name -> all.addAll(hide(typeImport(name))));
    staticImports.toHide(source).forEach(name -> all.addAll(hide(methodImport(name))));
    staticImports.toAdd(source).forEach(line -> all.addAll(shell.eval(line)));
    List<SnippetEvent> events = SealedTypes.evaluate(shell, source);
    if (events.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED)) {
      parser.forgetUndeclaredTypes();
      while (hiddenImports.size() > before) {
        all.addAll(shell.eval(hiddenImports.remove(0)));
      }
    } else {
      types.forEach(variables::addReplacedType);
    }
    all.addAll(events);
    listener.accept(all);
    return events;
  }

  /** Returns the types that a snippet declares and that are also imported by name. */
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
        hiddenImports.add(0, snippet.source());
        // If the snippet contains other imports, they are kept.
        events.addAll(rest.isBlank() ? shell.drop(snippet) : shell.eval(rest));
      }
    }
    return events;
  }

  private boolean declares(String source, String name) {
    return parser.parse(source).stream()
        .anyMatch(snippet -> snippet instanceof TypeDeclSnippet type && type.name().equals(name));
  }

  /** Restores the hidden imports; called after all of the student's types have been dropped. */
  public void restoreImports() {
    hiddenImports.forEach(shell::eval);
    hiddenImports.clear();
  }
}
