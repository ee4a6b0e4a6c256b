package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.imports.ImportDeclaration;
import io.github.lectern.jupyter.eval.imports.ImportLines;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.SealedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
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
  private final ImportPrecedence imports;
  private final List<String> hiddenImports = new ArrayList<>();

  public DeclaredNames(
      JShell shell,
      SnippetParser parser,
      VariableStore variables,
      StaticImports staticImports,
      ImportPrecedence imports) {
    this.shell = shell;
    this.parser = parser;
    this.variables = variables;
    this.staticImports = staticImports;
    this.imports = imports;
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

  /** Returns the order of precedence of the imports. */
  public ImportPrecedence imports() {
    return imports;
  }

  /**
   * Evaluates a snippet after hiding the imports that conflict with a type or method of the
   * snippet, because otherwise every use of the name would be ambiguous. Methods conflict only if
   * their parameters are the same. If the snippet is rejected, the imports are restored.
   *
   * @param listener receives the events of changed imports, followed by those of the snippet
   */
  public List<SnippetEvent> evaluate(String source, Consumer<List<SnippetEvent>> listener) {
    int hidden = hiddenImports.size();
    Map<String, ImportDeclaration> derived = imports.derived();
    List<String> types = importedTypes(source);
    List<SnippetEvent> all = new ArrayList<>(hide(source, types));
    all.addAll(imports.prepare(source));
    List<SnippetEvent> events = SealedTypes.evaluate(shell, source);
    if (events.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED)) {
      parser.forgetUndeclaredTypes();
      while (hiddenImports.size() > hidden) {
        all.addAll(shell.eval(hiddenImports.remove(0)));
      }
      imports.restore(derived);
    } else {
      types.forEach(variables::addReplacedType);
      imports.accepted(source);
    }
    all.addAll(events);
    listener.accept(all);
    return events;
  }

  /** Hides the imports that conflict with the types or methods that a snippet declares. */
  private List<SnippetEvent> hide(String source, List<String> types) {
    List<String> methods = staticImports.declaredMethods(source);
    imports.giveWay(Stream.concat(types.stream(), methods.stream()).toList());
    List<SnippetEvent> events = new ArrayList<>();
    types.forEach(name -> events.addAll(hide(ImportLines.ofType(name))));
    if (!methods.isEmpty()) {
      staticImports.toHide(source).forEach(name -> events.addAll(hide(ImportLines.ofMember(name))));
      staticImports.toAdd(source).forEach(line -> events.addAll(shell.eval(line)));
    }
    return events;
  }

  /** Returns the types that a snippet declares and that are also imported by name. */
  private List<String> importedTypes(String source) {
    return TYPE.matcher(source)
        .results()
        .map(type -> type.group(1))
        .distinct()
        .filter(name -> isImported(name))
        .filter(name -> declares(source, name))
        .toList();
  }

  private List<SnippetEvent> hide(Pattern line) {
    return ImportLines.remove(shell, line, source -> hiddenImports.add(0, source));
  }

  private boolean isImported(String type) {
    Pattern line = ImportLines.ofType(type);
    return shell.imports().anyMatch(snippet -> line.matcher(snippet.source()).find());
  }

  private boolean declares(String source, String name) {
    return parser.parse(source).stream()
        .anyMatch(snippet -> snippet instanceof TypeDeclSnippet type && type.name().equals(name));
  }

  /** Forgets the hidden imports; called before all imports are dropped. */
  public void forgetHiddenImports() {
    hiddenImports.clear();
  }
}
