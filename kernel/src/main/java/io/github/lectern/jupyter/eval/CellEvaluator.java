package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.RedefinitionTracker;
import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.MemoryReserve;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.SealedTypes;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Evaluates the snippets of cells in JShell, and keeps track of what they declare. Callers hold the
 * compiler lock, which is released while the student's code runs.
 */
final class CellEvaluator {
  private final CellSplitter splitter;
  private final SnippetParser parser;
  private final DeclaredNames names;
  private final CellExecutionControl control;
  private final VariableStore variables;
  private final MemoryReserve reserve;
  private final Consumer<String> notices;
  private final SourceMap sourceMap = new SourceMap();
  private final SnippetFailures failures;
  private final RedefinitionTracker redefinitions;
  private final Declarations declarations;

  CellEvaluator(
      JShell shell,
      CellSplitter splitter,
      SnippetParser parser,
      DeclaredNames names,
      CellExecutionControl control,
      VariableStore variables,
      MemoryReserve reserve,
      CompileReport report,
      Consumer<String> notices) {
    this.splitter = splitter;
    this.parser = parser;
    this.names = names;
    this.control = control;
    this.variables = variables;
    this.reserve = reserve;
    this.notices = notices;
    this.failures = new SnippetFailures(shell, control, sourceMap, variables, report);
    this.redefinitions = new RedefinitionTracker(shell, sourceMap, variables);
    this.declarations = new Declarations(shell, parser, variables, names.imports());
  }

  /** Returns the map from snippets to the cells that contain them. */
  SourceMap sourceMap() {
    return sourceMap;
  }

  /** Returns the reports of failures. */
  SnippetFailures failures() {
    return failures;
  }

  /** Returns the student's declarations. */
  Declarations declarations() {
    return declarations;
  }

  /**
   * Returns the active snippets of cells, such as "cell [3]: int a = 3;". Cells without a name are
   * the kernel's own.
   */
  List<String> snippets() {
    return declarations.snippets().stream()
        .flatMap(
            snippet ->
                sourceMap
                    .get(snippet.id())
                    .filter(origin -> !origin.cell().name().isEmpty())
                    .map(origin -> origin.cell().name() + ": " + snippet.source().strip())
                    .stream())
        .toList();
  }

  /**
   * Drops all variables, methods and classes, and returns their number without JShell's temporary
   * variables. The imports must be dropped next.
   */
  int reset() {
    int count = declarations.dropAll();
    names.forgetHiddenImports();
    failures.clearFailed();
    return count;
  }

  /**
   * Runs a cell and reports the variables that it has reset.
   *
   * @return the value of the cell's last statement; empty if that is not an expression or its value
   *     is null
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  Optional<Object> evaluate(Cell cell) throws CellFailure {
    try {
      return evaluatePieces(cell);
    } finally {
      redefinitions.report(notices);
    }
  }

  /**
   * Runs a cell as the body of a lambda expression that is passed to a method.
   *
   * @param valueMethod the method if the cell is an expression, whose value the lambda returns
   * @param voidMethod the method if the cell consists of other statements
   * @return the value that the method returns
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  Optional<Object> evaluateInLambda(Cell cell, String valueMethod, String voidMethod)
      throws CellFailure {
    String before =
        isExpression(cell.code()) ? valueMethod + "(() -> { return " : voidMethod + "(() -> { ";
    Optional<CellSplitter.Piece> whole = splitter.between(before, cell.code(), "; })");
    if (whole.isEmpty()) {
      return evaluate(cell);
    }
    try {
      return evaluatePiece(
          SourceMap.Origin.of(cell, whole.get()), whole.get().source(), new ArrayList<>());
    } finally {
      redefinitions.report(notices);
    }
  }

  private boolean isExpression(String code) {
    List<Snippet> snippets = parser.parse(code.strip().replaceFirst("[;\\s]+$", ""));
    return snippets.size() == 1
        && (snippets.get(0) instanceof ErroneousSnippet wrong
            ? wrong.probableKind() == Snippet.Kind.EXPRESSION
            : isShown(snippets.get(0)));
  }

  private Optional<Object> evaluatePieces(Cell cell) throws CellFailure {
    names.imports().expectTypesOf(cell.code());
    List<CellSplitter.Piece> pieces = onlyWrong(splitter.split(cell.code()));
    if (!pieces.isEmpty()) {
      failures.requireComplete(cell, pieces.get(pieces.size() - 1));
    }
    Optional<Object> last = Optional.empty();
    List<Snippet> declared = new ArrayList<>();
    try {
      for (CellSplitter.Piece piece : SealedTypes.inOrder(pieces)) {
        last = evaluatePiece(SourceMap.Origin.of(cell, piece), piece.source(), declared);
      }
    } catch (CellFailure failure) {
      failures.addFailed(cell);
      if (failure.getCause() instanceof OutOfMemoryError) {
        resetVariables(declared);
      }
      throw failure;
    }
    for (Snippet snippet : declared) {
      failures.undeclaredNames(snippet).ifPresent(notices);
    }
    return last;
  }

  /**
   * Returns the piece with a syntax error, or all pieces if there is none: if a cell has a syntax
   * error, none of its statements run.
   */
  private List<CellSplitter.Piece> onlyWrong(List<CellSplitter.Piece> pieces) {
    if (pieces.size() < 2) {
      return pieces;
    }
    CellSplitter.Piece last = pieces.get(pieces.size() - 1);
    return CellSplitter.withSyntaxErrors(pieces).stream()
        .filter(piece -> parser.parse(piece.source()).stream().anyMatch(CellEvaluator::isWrong))
        .findFirst()
        .or(() -> last.complete() ? Optional.empty() : Optional.of(last))
        .map(List::of)
        .orElse(pieces);
  }

  private static boolean isWrong(Snippet snippet) {
    return snippet instanceof ErroneousSnippet;
  }

  /**
   * Resets the variables of a cell that filled the heap, if too little heap is left for the kernel.
   */
  private void resetVariables(List<Snippet> declared) {
    List<String> names = declarations.nonDefaultVariables(declared);
    if (!names.isEmpty() && reserve.isHeapFull()) {
      names.forEach(variables::reset);
      notices.accept(
          "To free memory, this cell's variables were reset: " + String.join(", ", names));
    }
  }

  private Optional<Object> evaluatePiece(
      SourceMap.Origin origin, String source, List<Snippet> declared) throws CellFailure {
    control.clear();
    failures.requireNoError(names.nameError(source), origin);
    failures.requireNoReturn(source, origin);
    List<SnippetEvent> events =
        sourceMap.during(origin, () -> names.evaluate(source, redefinitions::follow));
    events.forEach(event -> declarations.dropTemporaryVariable(event.snippet()));
    Optional<Object> value = Optional.empty();
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        sourceMap.put(snippet.id(), origin);
        declared.add(snippet);
        failures.requireAccepted(event, origin);
        declarations.warning(snippet).ifPresent(notices);
        value = isShown(snippet) ? control.value() : Optional.empty();
      }
      failures.requireNoException(event, origin);
    }
    return value;
  }

  /**
   * Returns whether a snippet's value is shown: true for expressions, but false for declarations
   * and assignments.
   */
  private static boolean isShown(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }
}
