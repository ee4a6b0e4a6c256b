package io.github.lectern.jupyter.eval.declarations;

import static java.util.stream.Collectors.toSet;

import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.imports.ImportDeclaration;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.run.VariableStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** Lists and drops the declarations of cells. */
public final class Declarations {
  private static final Pattern FINAL =
      Pattern.compile(
          "(?s)(?:\\s++|/\\*.*?\\*/|@[\\w.]+(?:\\([^()]*\\))?"
              + "|\\b(?:public|protected|private|static|volatile|transient)\\b)*\\bfinal\\b.*");

  /** An import that has no effect: the kernel starts snippets of many imports with one. */
  private static final Pattern NAMES_SNIPPET = Pattern.compile("import java\\.lang\\.\\w+;");

  private final JShell shell;
  private final SnippetParser parser;
  private final VariableStore variables;
  private final ImportPrecedence imports;

  public Declarations(
      JShell shell, SnippetParser parser, VariableStore variables, ImportPrecedence imports) {
    this.shell = shell;
    this.parser = parser;
    this.variables = variables;
    this.imports = imports;
  }

  /** Returns the student's variables with their types, sorted by name. */
  public List<String> variables() {
    return named().map(v -> type(v) + " " + v.name()).toList();
  }

  /** A variable of the student's with a text that describes its value. */
  public record Variable(String name, String type, String value) {}

  /** Returns the student's variables with their values, sorted by name. */
  public List<Variable> variableValues() {
    return named().map(v -> new Variable(v.name(), type(v), value(shell, v))).toList();
  }

  /** Returns the text of a variable's value; a variable whose type is unknown has none. */
  public static String value(JShell shell, VarSnippet variable) {
    return shell.status(variable) == Snippet.Status.VALID
        ? shell.varValue(variable)
        : "(its type has not been declared)";
  }

  private Stream<VarSnippet> named() {
    return shell
        .variables()
        .filter(Declarations::isNamed)
        .sorted(Comparator.comparing(VarSnippet::name));
  }

  private static String type(VarSnippet variable) {
    return NameCleaner.withoutPackages(variable.typeName());
  }

  /** Returns the student's methods with their types, such as "int twice(int)". */
  public List<String> methods() {
    return shell
        .methods()
        .map(
            method ->
                NameCleaner.withoutPackages(
                    method.signature().replaceFirst("^.*\\)", "")
                        + " "
                        + method.name()
                        + "("
                        + method.parameterTypes()
                        + ")"))
        .sorted()
        .toList();
  }

  /** Returns the student's types, such as "record Point". */
  public List<String> types() {
    return shell.types().map(type -> kind(type.subKind()) + " " + type.name()).sorted().toList();
  }

  private static String kind(Snippet.SubKind kind) {
    return switch (kind) {
      case INTERFACE_SUBKIND -> "interface";
      case ENUM_SUBKIND -> "enum";
      case RECORD_SUBKIND -> "record";
      case ANNOTATION_TYPE_SUBKIND -> "@interface";
      default -> "class";
    };
  }

  /**
   * Returns the imports of the start-up, including those on demand, and the imports of cells, in
   * order.
   */
  public List<String> imports() {
    Set<String> derived =
        imports.derived().values().stream().map(ImportDeclaration::line).collect(toSet());
    Stream<String> made =
        shell
            .imports()
            .flatMap(snippet -> snippet.source().strip().lines())
            .filter(line -> !derived.contains(line) && !NAMES_SNIPPET.matcher(line).matches());
    return Stream.concat(imports.onDemand().lines().stream(), made).toList();
  }

  /** Returns the active snippets in order. */
  public List<Snippet> snippets() {
    return shell.snippets().filter(snippet -> shell.status(snippet).isActive()).toList();
  }

  /**
   * Drops all variables, methods and classes. Returns their number, not counting JShell's temporary
   * variables.
   */
  public int dropAll() {
    List<DeclarationSnippet> declared =
        Stream.of(shell.variables(), shell.methods(), shell.types())
            .<DeclarationSnippet>flatMap(snippets -> snippets)
            .toList();
    declared.forEach(shell::drop);
    parser.forgetUndeclaredTypes();
    declared.forEach(snippet -> variables.reset(snippet.name()));
    return (int) declared.stream().filter(Declarations::isNamed).count();
  }

  /**
   * Drops the variable, such as $1, in which JShell keeps the value of an expression. Otherwise,
   * the variable would keep the value in memory, and every later snippet would import the variable.
   */
  public void dropTemporaryVariable(Snippet snippet) {
    if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        && shell.status(snippet).isActive()) {
      shell.drop(snippet);
      variables.reset(((VarSnippet) snippet).name());
    }
  }

  /** Returns a warning for a final variable, which JShell does not protect from changes. */
  public Optional<String> warning(Snippet snippet) {
    return snippet instanceof VarSnippet variable && FINAL.matcher(snippet.source()).matches()
        ? Optional.of(
            "'final' is ignored outside classes and methods: "
                + variable.name()
                + " can be changed.")
        : Optional.empty();
  }

  /** Returns the names of the declared variables that are not 0, false or null. */
  public List<String> nonDefaultVariables(List<Snippet> declared) {
    return declared.stream()
        .filter(VarSnippet.class::isInstance)
        .map(snippet -> ((VarSnippet) snippet).name())
        .filter(name -> !variables.hasDefaultValue(name))
        .toList();
  }

  private static boolean isNamed(DeclarationSnippet snippet) {
    return !snippet.name().startsWith("$");
  }
}
