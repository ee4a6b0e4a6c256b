package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.run.VariableStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  private final JShell shell;
  private final SnippetParser parser;
  private final VariableStore variables;

  public Declarations(JShell shell, SnippetParser parser, VariableStore variables) {
    this.shell = shell;
    this.parser = parser;
    this.variables = variables;
  }

  /** Returns the student's variables with their types, sorted by name. */
  public List<String> variables() {
    return shell
        .variables()
        .filter(Declarations::isNamed)
        .sorted(Comparator.comparing(VarSnippet::name))
        .map(v -> NameCleaner.withoutPackages(v.typeName()) + " " + v.name())
        .toList();
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
