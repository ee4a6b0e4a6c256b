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

/** What cells have declared, and how it is forgotten. */
public final class Declarations {
  private static final Pattern FINAL =
      Pattern.compile(
          "(?s)(?:\\s++|/\\*.*?\\*/|@[\\w.]+(?:\\([^()]*\\))?"
              + "|\\b(?:public|protected|private|static|volatile|transient)\\b)*\\bfinal\\b.*");

  private final JShell shell;
  private final VariableStore kept;

  public Declarations(JShell shell, VariableStore kept) {
    this.shell = shell;
    this.kept = kept;
  }

  /** The student's variables, each with its type in front, by name. */
  public List<String> variables() {
    return shell
        .variables()
        .filter(Declarations::isNamed)
        .sorted(Comparator.comparing(VarSnippet::name))
        .map(v -> NameCleaner.withoutPackages(v.typeName()) + " " + v.name())
        .toList();
  }

  /** Forgets all variables, methods and classes, and tells how many had been given a name. */
  public int forgetAll() {
    List<DeclarationSnippet> declared =
        Stream.of(shell.variables(), shell.methods(), shell.types())
            .<DeclarationSnippet>flatMap(snippets -> snippets)
            .toList();
    declared.forEach(shell::drop);
    declared.forEach(snippet -> kept.makeBlank(snippet.name()));
    return (int) declared.stream().filter(Declarations::isNamed).count();
  }

  /**
   * JShell keeps the value of each expression in a variable such as $1, which no student knows: it
   * would keep the value in memory, and every later snippet would import it.
   */
  public void forgetValue(Snippet snippet) {
    if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        && shell.status(snippet).isActive()) {
      shell.drop(snippet);
      kept.makeBlank(((VarSnippet) snippet).name());
    }
  }

  /** A warning that JShell does not keep a variable from being changed. */
  public Optional<String> warning(Snippet snippet) {
    return snippet instanceof VarSnippet variable && FINAL.matcher(snippet.source()).matches()
        ? Optional.of(
            "'final' is ignored outside of classes and methods: "
                + variable.name()
                + " can be changed.")
        : Optional.empty();
  }

  /** The names of those of these that are variables with a value. */
  public List<String> filled(List<Snippet> declared) {
    return declared.stream()
        .filter(VarSnippet.class::isInstance)
        .map(snippet -> ((VarSnippet) snippet).name())
        .filter(name -> !kept.isBlank(name))
        .toList();
  }

  private static boolean isNamed(DeclarationSnippet snippet) {
    return !snippet.name().startsWith("$");
  }
}
