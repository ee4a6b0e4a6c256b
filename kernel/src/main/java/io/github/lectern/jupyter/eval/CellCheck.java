package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.declarations.StaticImports;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.SealedTypes;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** The check of one cell in a JShell that runs nothing. */
final class CellCheck {
  private static final Pattern VAR = Pattern.compile("(?:final\\s+)?var\\b.*", Pattern.DOTALL);
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?U)(?:class|interface|enum|record)\\s+([\\w$]+)"
              + "|^[\\w$<>\\[\\],.?@\\s]+?[\\s>\\]]([\\w$]+)\\s*[=(;]");
  private static final Pattern SYMBOL =
      Pattern.compile("(?U)\\b(?:class|method|variable|constructor) ([\\w$]+)");
  private static final String NO_SYMBOL = "compiler.err.cant.resolve";

  private final JShell shell;
  private final CellSplitter splitter;
  private final SnippetParser parser;
  private final DeclaredNames names;
  private final SourceMap sourceMap = new SourceMap();
  private final SnippetFailures failures;
  private final List<CellFailure> errors = new ArrayList<>();
  private final List<Snippet> declared = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  CellCheck(JShell shell, CellChecker checker) {
    this.shell = shell;
    this.splitter = checker.splitter();
    this.parser = new SnippetParser(shell);
    VariableStore noVariables = new VariableStore();
    ImportPrecedence imports = checker.imports().copyFor(shell, noVariables);
    StaticImports staticImports = new StaticImports(shell, parser, checker.members());
    this.names = new DeclaredNames(shell, parser, noVariables, staticImports, imports);
    this.failures =
        new SnippetFailures(
            shell,
            checker.control(),
            sourceMap,
            noVariables,
            checker.report().withoutLimit(imports));
  }

  /** Returns the errors of the cell. */
  List<CellFailure> run(Cell cell, Consumer<String> notices) {
    names.imports().expectTypesOf(cell.code());
    List<CellSplitter.Piece> pieces = splitter.split(cell.code());
    for (CellSplitter.Piece piece : SealedTypes.inOrder(pieces)) {
      collect(() -> failures.requireComplete(cell, piece));
      collect(() -> check(SourceMap.Origin.of(cell, piece), piece.source()));
    }
    for (Snippet snippet : declared) {
      collect(() -> failures.undeclaredNames(snippet).ifPresent(notices));
    }
    return errors;
  }

  /** Returns whether a declaration uses a name whose own declaration has an error. */
  private boolean needsBroken(DeclarationSnippet declaration) {
    return shell
        .unresolvedDependencies(declaration)
        .map(SYMBOL::matcher)
        .anyMatch(symbol -> symbol.find() && broken.contains(symbol.group(1)));
  }

  private void check(SourceMap.Origin origin, String source) throws CellFailure {
    failures.requireNoError(names.nameError(source), origin);
    failures.requireNoReturn(source, origin);
    for (SnippetEvent event : sourceMap.during(origin, () -> names.evaluate(source, all -> {}))) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        sourceMap.put(snippet.id(), origin);
        if (event.status() == Snippet.Status.REJECTED) {
          report(snippet, origin);
          recover(source);
        } else if (snippet instanceof DeclarationSnippet declaration && needsBroken(declaration)) {
          broken.add(declaration.name());
        } else {
          declared.add(snippet);
        }
      }
    }
  }

  private void report(Snippet snippet, SourceMap.Origin origin) {
    List<Diag> all = shell.diagnostics(snippet).filter(Diag::isError).toList();
    List<Diag> own = all.stream().filter(error -> !isConsequence(error)).toList();
    if (all.isEmpty() || !own.isEmpty()) {
      errors.add(failures.rejected(own, origin));
    }
  }

  /** Returns whether an error is due only to a declaration that has an error itself. */
  private boolean isConsequence(Diag error) {
    Matcher symbol = SYMBOL.matcher(error.getMessage(Locale.ROOT));
    return error.getCode().startsWith(NO_SYMBOL)
        && symbol.find()
        && broken.contains(symbol.group(1));
  }

  /**
   * Declares what a rejected snippet declares as far as possible, so that no further errors follow
   * from its error.
   */
  private void recover(String source) {
    for (Snippet snippet : parser.parse(source)) {
      if (!stub(snippet, source).filter(this::isUsable).isPresent()) {
        addBroken(source);
      }
    }
  }

  /** Declares something and returns whether other code can use it. */
  private boolean isUsable(String declaration) {
    return shell.eval(declaration).stream().allMatch(event -> event.status().isDefined());
  }

  private static Optional<String> stub(Snippet snippet, String source) {
    if (snippet instanceof VarSnippet variable && !VAR.matcher(source).matches()) {
      return Optional.of(variable.typeName() + " " + variable.name() + ";");
    }
    int body = source.indexOf('{');
    return snippet instanceof MethodSnippet && body > 0
        ? Optional.of(source.substring(0, body) + "{ throw new RuntimeException(); }")
        : Optional.empty();
  }

  private void addBroken(String source) {
    Matcher declaration = DECLARED.matcher(source);
    if (declaration.find()) {
      broken.add(declaration.group(declaration.group(1) == null ? 2 : 1));
    }
  }

  /** A part of the check. */
  private interface Step {
    void run() throws CellFailure;
  }

  private void collect(Step step) {
    try {
      step.run();
    } catch (CellFailure failure) {
      errors.add(failure);
    }
  }
}
