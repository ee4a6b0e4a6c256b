package io.github.lectern.jupyter.eval.imports;

import io.github.lectern.jupyter.eval.run.VariableStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Gives the student's star imports precedence over those of the start-up. Java knows no such order,
 * but prefers an import by name to a star import. When code uses a name that several stars cover,
 * this class therefore imports it by name, and adds the names that are imported on demand.
 *
 * <p>All of these imports are one snippet. JShell names a snippet after its first import and
 * recompiles the declarations that use this name when the snippet changes, so the first import is
 * of a class that nobody uses: the student's variables keep the types that they have.
 */
public final class ImportPrecedence {
  private static final String FIRST = "import java.lang.ClassCircularityError;\n";

  private final JShell shell;
  private final SessionNames declared;
  private final PublicTypes types;
  private final VariableTypes variables;
  private final DefaultImports defaults;
  private final StudentImports own;
  private final Map<String, ImportDeclaration> derived = new TreeMap<>();
  private final Map<String, String> changed = new HashMap<>();
  private final List<String> withdrawn = new ArrayList<>();
  private Set<String> expected = Set.of();

  public ImportPrecedence(
      JShell shell, PublicTypes types, StaticMembers members, VariableStore variables) {
    this(
        shell,
        types,
        new DefaultImports(types, members),
        new StudentImports(types, members),
        variables);
  }

  private ImportPrecedence(
      JShell shell,
      PublicTypes types,
      DefaultImports defaults,
      StudentImports own,
      VariableStore variables) {
    this.shell = shell;
    this.declared = new SessionNames(shell);
    this.types = types;
    this.defaults = defaults;
    this.own = own;
    this.variables = new VariableTypes(shell, variables);
  }

  /** Returns a copy for another JShell, in which the same imports have been made. */
  public ImportPrecedence copyFor(JShell other, VariableStore itsVariables) {
    ImportPrecedence copy = new ImportPrecedence(other, types, defaults, own.copy(), itsVariables);
    copy.derived.putAll(derived);
    return copy;
  }

  /**
   * Registers the imports of the start-up and returns those that must be made at once; a line that
   * starts with "lazy" is an import on demand.
   */
  public List<String> startWith(List<String> lines) {
    return defaults.add(lines);
  }

  /** Drops all imports, and returns how many of them the student has made. */
  public int dropAll() {
    shell.imports().toList().forEach(shell::drop);
    derived.clear();
    changed.clear();
    withdrawn.clear();
    return own.clear();
  }

  /** Returns the imports of the start-up that are not made on demand. */
  public List<String> startUpLines() {
    return defaults.lines();
  }

  /** Returns the imports that are made when a cell uses a name. */
  public OnDemandImports onDemand() {
    return defaults.onDemand();
  }

  /** Expects the types that a cell declares, which its earlier snippets may use. */
  public void expectTypesOf(String cell) {
    expected = new CodeNames(cell).declaredTypes();
  }

  /** Returns the imports by name that this class has made. */
  public Map<String, ImportDeclaration> derived() {
    return Map.copyOf(derived);
  }

  /**
   * Imports by name what the code uses and no import or declaration provides unambiguously. Leaves
   * the variables alone, so that it may be called while a cell runs.
   */
  public void resolve(String code) {
    Map<String, ImportDeclaration> before = derived();
    resolveNames(code);
    declare(before);
  }

  /**
   * Prepares the evaluation of a snippet: imports by name what it uses, and lets its own imports
   * take effect.
   *
   * @return the events of declarations that were compiled again
   */
  public List<SnippetEvent> prepare(String source) {
    Map<String, ImportDeclaration> before = derived();
    List<ImportDeclaration> imports = ImportDeclaration.ofSnippet(source);
    if (imports.isEmpty()) {
      resolveNames(source);
    } else {
      imports.forEach(this::prepare);
    }
    List<SnippetEvent> events = new ArrayList<>();
    if (!changed.isEmpty()) {
      events.addAll(variables.qualify(changed));
      changed.clear();
    }
    withdrawn.clear();
    imports.forEach(imported -> events.addAll(withdraw(imported.member(), withdrawn)));
    events.addAll(declare(before));
    return events;
  }

  private void prepare(ImportDeclaration imported) {
    String name = imported.member();
    if (imported.isStar()) {
      declared
          .usedTypes()
          .filter(type -> own.named(type).isEmpty() && types.contains(imported.owner(), type))
          .forEach(this::keep);
    } else {
      meaning(name)
          .filter(old -> !old.fullName().equals(imported.fullName()))
          .ifPresent(old -> changed.put(name, old.fullName()));
      derived.remove(name);
    }
  }

  /** Imports the meaning of a name by name, so that a star import does not make it ambiguous. */
  private void keep(String name) {
    meaning(name).ifPresent(old -> derived.putIfAbsent(name, old));
  }

  /** Registers the student's imports after JShell has accepted them. */
  public void accepted(String source) {
    own.add(source);
  }

  /** Undoes the removal of imports, after JShell has rejected the snippet that required it. */
  public void restore(Map<String, ImportDeclaration> removed) {
    evaluateAgain(withdrawn);
    Map<String, ImportDeclaration> before = derived();
    removed.forEach(derived::putIfAbsent);
    declare(before);
  }

  private void evaluateAgain(List<String> sources) {
    Collections.reverse(sources);
    sources.forEach(shell::eval);
    sources.clear();
  }

  /** Removes the imports of names that the student declares. */
  public void giveWay(Collection<String> names) {
    Map<String, ImportDeclaration> before = derived();
    derived.keySet().removeAll(names);
    declare(before);
  }

  private void resolveNames(String code) {
    CodeNames names = new CodeNames(code);
    Set<String> taken = declared.types();
    taken.addAll(own.names());
    taken.addAll(expected);
    taken.addAll(names.declaredTypes());
    names.types().stream().filter(name -> !taken.contains(name)).forEach(this::resolveType);
    taken.addAll(declared.methods());
    taken.addAll(names.declaredMethods());
    names.calls().stream().filter(name -> !taken.contains(name)).forEach(this::resolveMethod);
  }

  private void resolveType(String name) {
    List<ImportDeclaration> stars = own.starsOfType(name);
    Optional<ImportDeclaration> weaker = weaker(name);
    if (stars.size() > 1) {
      derived.remove(name);
    } else if (stars.size() == 1) {
      weaker
          .filter(other -> !other.fullName().equals(stars.get(0).fullName()))
          .ifPresent(other -> replace(name, other, stars.get(0)));
    } else if (weaker.isEmpty()) {
      defaults.onDemand().type(name).ifPresent(found -> derived.put(name, found));
    }
  }

  private void replace(String name, ImportDeclaration old, ImportDeclaration by) {
    changed.putIfAbsent(name, old.fullName());
    derived.put(name, by);
  }

  /** The import of a type by the student, and the import of the start-up that it replaces. */
  public record Replacement(ImportDeclaration before, ImportDeclaration now) {}

  /** Returns the replaced types that the code names. */
  public List<Replacement> replacements(String code) {
    return new CodeNames(code)
        .types().stream()
            .filter(derived::containsKey)
            .flatMap(
                name ->
                    defaults
                        .type(name)
                        .map(old -> new Replacement(old, derived.get(name)))
                        .stream())
            .filter(found -> !found.before().equals(found.now()))
            .toList();
  }

  /** Returns the star imports that make a type ambiguous, as imports by name. */
  public List<ImportDeclaration> starImportsOf(String type) {
    List<ImportDeclaration> found = new ArrayList<>(own.starsOfType(type));
    defaults.onDemand().ofJavaLang(type).ifPresent(found::add);
    return found;
  }

  /** Returns what a name stands for as far as the student's star imports do not count. */
  private Optional<ImportDeclaration> weaker(String name) {
    return Optional.ofNullable(derived.get(name)).or(() -> defaults.type(name));
  }

  private Optional<ImportDeclaration> meaning(String name) {
    return own.named(name)
        .or(() -> Optional.ofNullable(derived.get(name)))
        .or(() -> own.starsOfType(name).stream().findFirst())
        .or(() -> defaults.type(name));
  }

  private void resolveMethod(String name) {
    Optional<ImportDeclaration> star = own.starOfMethod(name);
    if (star.isPresent()) {
      if (derived.containsKey(name) || defaults.hasMethod(name)) {
        derived.put(name, star.get());
      }
    } else if (!derived.containsKey(name) && !defaults.hasMethod(name)) {
      defaults.onDemand().method(name).ifPresent(found -> derived.put(name, found));
    }
  }

  /** Declares the derived imports if they have changed; if JShell rejects them, undoes that. */
  private List<SnippetEvent> declare(Map<String, ImportDeclaration> before) {
    if (derived.equals(before)) {
      return List.of();
    }
    List<SnippetEvent> events = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    derived.forEach(
        (name, imported) -> {
          if (!imported.equals(before.get(name))) {
            events.addAll(withdraw(name, replaced));
          }
        });
    List<SnippetEvent> made = shell.eval(derivedLines());
    if (made.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED)) {
      derived.clear();
      derived.putAll(before);
      evaluateAgain(replaced);
    }
    events.addAll(made);
    return events;
  }

  private String derivedLines() {
    return derived.values().stream()
        .map(ImportDeclaration::line)
        .collect(Collectors.joining("\n", FIRST, ""));
  }

  /**
   * Removes an import of the start-up by name, which would clash with another one.
   *
   * @param sources receives the sources of the changed snippets
   */
  private List<SnippetEvent> withdraw(String name, List<String> sources) {
    return defaults.isNamed(name)
        ? Stream.of(ImportLines.ofType(name), ImportLines.ofMember(name))
            .flatMap(line -> ImportLines.remove(shell, line, sources::add).stream())
            .toList()
        : List.of();
  }
}
