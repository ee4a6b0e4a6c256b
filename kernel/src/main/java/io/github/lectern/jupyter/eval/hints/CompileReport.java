package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.run.Bold;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.SourceMap;
import io.github.lectern.jupyter.eval.source.StatementFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/** Writes the reports of compilation errors: message, marked line and hint. */
public final class CompileReport {
  static final String NAME = "CompilationError";

  /**
   * The name of the class that wraps a declaration when it is compiled only to find undeclared
   * names.
   */
  public static final String TRIAL = "$Trial";

  private static final int LIMIT = 3;
  private static final Pattern SYNTAX =
      Pattern.compile(".*expected|illegal start .*|unclosed .*|reached end .*|not a statement");

  private final ImportHints imports;
  private final MissingImports missingImports;
  private final SpellingHints spelling;
  private final CalledVariables calledVariables;
  private final PendingDeclarations pending;
  private final int limit;

  public CompileReport(SourceCodeAnalysis analysis, ImportPrecedence imports) {
    this(
        new ImportHints(imports),
        new MissingImports(analysis),
        new SpellingHints(analysis),
        new CalledVariables(analysis),
        new PendingDeclarations(),
        LIMIT);
  }

  private CompileReport(
      ImportHints imports,
      MissingImports missingImports,
      SpellingHints spelling,
      CalledVariables calledVariables,
      PendingDeclarations pending,
      int limit) {
    this.imports = imports;
    this.missingImports = missingImports;
    this.spelling = spelling;
    this.calledVariables = calledVariables;
    this.pending = pending;
    this.limit = limit;
  }

  /** Returns reports that contain all errors of a snippet, for a session with other imports. */
  public CompileReport withoutLimit(ImportPrecedence otherImports) {
    return new CompileReport(
        new ImportHints(otherImports),
        missingImports,
        spelling,
        calledVariables,
        pending,
        Integer.MAX_VALUE);
  }

  /** Remembers a failed cell, whose declarations may be missing from now on. */
  public void addFailed(Cell cell) {
    pending.addFailed(cell);
  }

  /** Forgets the failed cells. */
  public void clearFailed() {
    pending.clear();
  }

  /**
   * An error in a cell.
   *
   * @param start offset of the first marked character in the cell
   * @param end offset after the last marked character
   */
  public record Problem(String message, int start, int end) {}

  /**
   * Returns a failure that reports the first few errors; the rest are often consequences of these.
   */
  public CellFailure rejected(SourceMap.Origin origin, List<Diag> diagnostics) {
    List<Problem> problems =
        diagnostics.stream().filter(Diag::isError).map(d -> problem(origin, d, 0)).toList();
    return of(origin.cell(), problems);
  }

  /** Returns a failure that reports the errors in a source file that is the body of a cell. */
  public CellFailure ofFile(Cell cell, List<Diagnostic<? extends JavaFileObject>> errors) {
    return of(cell, errors.stream().map(CompileReport::problem).toList());
  }

  private static Problem problem(Diagnostic<?> diagnostic) {
    int start = (int) Math.max(diagnostic.getStartPosition(), 0);
    int end = (int) Math.max(diagnostic.getEndPosition(), start + 1L);
    return new Problem(message(diagnostic.getMessage(Locale.ROOT)), start, end);
  }

  /** Returns a failure that marks the first character of a snippet. */
  public CellFailure refused(SourceMap.Origin origin, String message) {
    return of(origin.cell(), List.of(new Problem(message, origin.offset(), origin.offset() + 1)));
  }

  /** The undeclared names that a declaration uses, at their positions in its cell. */
  public record Missing(Cell cell, List<Problem> problems) {}

  /**
   * Returns a failure for the use of an incomplete declaration.
   *
   * @param user the code that uses the declaration; reported if it is in another cell
   */
  public CellFailure unresolved(Missing missing, Optional<SourceMap.Origin> user) {
    CellFailure failure = of(missing.cell(), missing.problems());
    List<String> report = new ArrayList<>(failure.report());
    user.filter(origin -> origin.cell().number() != missing.cell().number())
        .map(SourceMap.Origin::line)
        .ifPresent(line -> report.add("  needed in " + line.marked()));
    return new CellFailure(NAME, failure.getMessage(), report);
  }

  /**
   * Returns a notice that consists of a headline and the undeclared names that a declaration uses.
   */
  public String notice(String headline, Missing missing) {
    List<String> lines = new ArrayList<>(List.of(headline));
    for (Problem problem : firstPerLine(missing.cell(), missing.problems(), limit)) {
      lines.addAll(details(missing.cell(), problem));
    }
    return String.join("\n", lines);
  }

  private CellFailure of(Cell cell, List<Problem> problems) {
    if (problems.isEmpty()) {
      return CellFailure.ofMessage(
          NAME,
          "the compiler rejected this cell without giving a reason; run its statements one by one"
              + " to find the one that it rejects");
    }
    List<String> report = new ArrayList<>();
    // After a syntax error, the later errors are consequences of the first.
    int count = SYNTAX.matcher(problems.get(0).message()).matches() ? 1 : limit;
    for (Problem problem : firstPerLine(cell, problems, count)) {
      report.add(Bold.headline(NAME + ": " + problem.message()));
      report.addAll(details(cell, problem));
    }
    return new CellFailure(NAME, problems.get(0).message(), report);
  }

  /**
   * Returns the first error in each line, up to a limit. Later errors in the same line are often
   * consequences of the first.
   */
  private static List<Problem> firstPerLine(Cell cell, List<Problem> problems, int limit) {
    Set<Integer> lines = new HashSet<>();
    return problems.stream()
        .filter(problem -> lines.add(cell.lineOf(problem.start())))
        .limit(limit)
        .toList();
  }

  private List<String> details(Cell cell, Problem problem) {
    List<String> lines = new ArrayList<>(markedLine(cell, problem));
    hint(cell, problem).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> hint(Cell cell, Problem problem) {
    // The wrong argument may be on a later line than the marked call.
    String line =
        problem.message().endsWith("Option")
            ? StatementFinder.at(cell.code(), problem.start())
            : cell.line(cell.lineOf(problem.start()));
    int column = cell.columnOf(problem.start());
    return calledVariables
        .hint(cell, problem)
        .or(() -> KeywordArguments.hint(cell, problem))
        .or(() -> PythonLiterals.hint(problem.message(), line))
        .or(() -> KerasHints.of(problem.message(), line))
        .or(() -> pending.hint(cell, problem))
        .or(() -> imports.hint(problem.message(), line))
        .or(() -> spelling.smallLetterHint(problem.message()))
        .or(() -> CompileHints.of(problem.message(), line, column))
        .or(() -> missingImports.hint(problem.message(), line))
        .or(() -> spelling.hint(cell, problem))
        .or(() -> CompileHints.ofUnknown(problem.message(), line, column));
  }

  /**
   * Converts a compiler diagnostic.
   *
   * @param lead the number of characters that preceded the snippet when it was compiled
   */
  public static Problem problem(SourceMap.Origin origin, Diag diagnostic, int lead) {
    int at = (int) diagnostic.getPosition() - lead;
    int start = (int) Math.max(diagnostic.getStartPosition() - lead, 0);
    int end = (int) diagnostic.getEndPosition() - lead;
    // Mark a multi-line expression where javac points: at its operator or its method name.
    boolean oneLine = origin.lineOf(start) == origin.lineOf(at);
    return new Problem(
        message(diagnostic), origin.inCell(oneLine ? start : at), origin.inCell(end));
  }

  /**
   * Returns the error for an undeclared name.
   *
   * @param dependency the name as JShell describes it, such as "class Foo" or "method h(int)"
   */
  public static Problem unresolved(SourceMap.Origin origin, String source, String dependency) {
    String name = dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
    Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source);
    int start = origin.inCell(matcher.find() ? matcher.start() : 0);
    return new Problem("cannot find symbol: " + tidy(dependency), start, start + name.length());
  }

  static List<String> markedLine(Cell cell, Problem problem) {
    int line = cell.lineOf(problem.start());
    String text = cell.line(line);
    int column = Math.min(cell.columnOf(problem.start()), text.length());
    int width = Math.max(1, Math.min(problem.end() - problem.start(), text.length() - column));
    return List.of(
        "  " + cell.name() + ", line " + line + ":",
        "      " + text,
        "      " + text.substring(0, column).replaceAll("\\S", " ") + "^".repeat(width));
  }

  /** Returns the message on one line, such as "cannot find symbol: variable x". */
  public static String message(Diag diagnostic) {
    return message(diagnostic.getMessage(Locale.ROOT));
  }

  private static String message(String text) {
    List<String> lines =
        text.lines().map(String::strip).filter(line -> !line.contains(" " + TRIAL)).toList();
    return tidy(WrongArguments.message(lines).orElseGet(() -> onOneLine(lines)));
  }

  private static String onOneLine(List<String> lines) {
    String rest =
        lines.stream()
            .skip(1)
            .map(line -> line.replaceFirst("^symbol:\\s*", ""))
            .map(line -> line.replaceFirst("^location:\\s*", "in "))
            .collect(Collectors.joining(" "));
    String message = rest.isEmpty() ? lines.get(0) : lines.get(0) + ": " + rest;
    return DiagnosticSimplifier.simplify(message);
  }

  /**
   * Removes the names of JShell's wrapper classes, and also package names unless the message is
   * about a package.
   */
  public static String tidy(String message) {
    String inner = NameCleaner.clean(message).replaceAll("\\s+in class\\s*$", "");
    return inner.contains("package ") ? inner : NameCleaner.withoutPackages(inner);
  }
}
