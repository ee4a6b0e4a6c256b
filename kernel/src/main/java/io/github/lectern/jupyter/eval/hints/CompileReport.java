package io.github.lectern.jupyter.eval.hints;

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
import jdk.jshell.Diag;
import jdk.jshell.SourceCodeAnalysis;

/** Words for what the compiler does not accept. */
public final class CompileReport {
  static final String NAME = "CompilationError";

  /** The class around a declaration that is compiled to learn what it lacks. */
  public static final String TRIAL = "$Trial";

  private static final int LIMIT = 3;
  private static final Pattern SYNTAX =
      Pattern.compile(".*expected|illegal start .*|unclosed .*|reached end .*|not a statement");

  private final MissingImports missing;
  private final SpellingHints spelling;
  private final PendingDeclarations own = new PendingDeclarations();

  public CompileReport(SourceCodeAnalysis analysis) {
    this.missing = new MissingImports(analysis);
    this.spelling = new SpellingHints(analysis);
  }

  /** Remembers a cell that failed, whose names are asked for in vain from now on. */
  public void failed(Cell cell) {
    own.failed(cell);
  }

  public void forgetFailed() {
    own.clear();
  }

  /** What is wrong, from one character of the cell to another. */
  public record Problem(String message, int start, int end) {}

  /** A failure that marks the first few errors; the others often follow from them. */
  public CellFailure rejected(SourceMap.Origin origin, List<Diag> diagnostics) {
    List<Problem> problems =
        diagnostics.stream().filter(Diag::isError).map(d -> problem(origin, d, 0)).toList();
    return of(origin.cell(), problems);
  }

  /** A failure of the first line of a snippet. */
  public CellFailure refused(SourceMap.Origin origin, String message) {
    return of(origin.cell(), List.of(new Problem(message, origin.offset(), origin.offset() + 1)));
  }

  /** What a declaration uses and nothing declares, where it stands in its cell. */
  public record Missing(Cell cell, List<Problem> problems) {}

  /**
   * A failure for what uses a declaration that lacks something.
   *
   * @param user what uses it; told if it stands in another cell
   */
  public CellFailure unresolved(Missing missing, Optional<SourceMap.Origin> user) {
    CellFailure failure = of(missing.cell(), missing.problems());
    List<String> report = new ArrayList<>(failure.report());
    user.filter(origin -> origin.cell().number() != missing.cell().number())
        .map(SourceMap.Origin::line)
        .ifPresent(line -> report.add("  needed in " + line.marked()));
    return new CellFailure(NAME, failure.getMessage(), report);
  }

  /** The same in a notice, under a headline that says what follows. */
  public String notice(String headline, Missing missing) {
    List<String> lines = new ArrayList<>(List.of(headline));
    for (Problem problem : firstOfLines(missing.cell(), missing.problems(), LIMIT)) {
      lines.addAll(details(missing.cell(), problem));
    }
    return String.join("\n", lines);
  }

  private CellFailure of(Cell cell, List<Problem> problems) {
    if (problems.isEmpty()) {
      return new CellFailure(NAME, "the compiler does not accept this cell", List.of());
    }
    List<String> report = new ArrayList<>();
    // Where a cell cannot be parsed, the later errors follow from the first.
    int limit = SYNTAX.matcher(problems.get(0).message()).matches() ? 1 : LIMIT;
    for (Problem problem : firstOfLines(cell, problems, limit)) {
      report.add(Bold.headline(NAME + ": " + problem.message()));
      report.addAll(details(cell, problem));
    }
    return new CellFailure(NAME, problems.get(0).message(), report);
  }

  /** The later errors of a line often follow from its first. */
  private static List<Problem> firstOfLines(Cell cell, List<Problem> problems, int limit) {
    Set<Integer> lines = new HashSet<>();
    return problems.stream()
        .filter(problem -> lines.add(cell.lineOf(problem.start())))
        .limit(limit)
        .toList();
  }

  private List<String> details(Cell cell, Problem problem) {
    List<String> lines = new ArrayList<>(place(cell, problem));
    advice(cell, problem).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> advice(Cell cell, Problem problem) {
    // The argument that does not fit may be on a later line than the call that is marked.
    String line =
        problem.message().endsWith("Option")
            ? StatementFinder.at(cell.code(), problem.start())
            : cell.line(cell.lineOf(problem.start()));
    int column = cell.columnOf(problem.start());
    return KeywordArguments.advice(cell, problem)
        .or(() -> PythonLiterals.advice(problem.message(), line))
        .or(() -> KerasHints.of(problem.message(), line))
        .or(() -> own.advice(cell, problem))
        .or(() -> CompileHints.of(problem.message(), line, column))
        .or(() -> missing.advice(problem.message(), line))
        .or(() -> spelling.advice(cell, problem))
        .or(() -> CompileHints.ofUnknown(problem.message(), line, column));
  }

  /**
   * An error of the compiler's.
   *
   * @param lead how much stood before the snippet when it was compiled
   */
  public static Problem problem(SourceMap.Origin origin, Diag diagnostic, int lead) {
    int at = (int) diagnostic.getPosition() - lead;
    int start = (int) Math.max(diagnostic.getStartPosition() - lead, 0);
    int end = (int) diagnostic.getEndPosition() - lead;
    // A long expression is marked where javac points: at its operator or its method's name.
    boolean oneLine = origin.lineOf(start) == origin.lineOf(at);
    return new Problem(
        message(diagnostic), origin.inCell(oneLine ? start : at), origin.inCell(end));
  }

  /** A dependency as JShell names it: "class Foo", "method h(int)". */
  public static Problem unresolved(SourceMap.Origin origin, String source, String dependency) {
    String name = dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
    Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source);
    int start = origin.inCell(matcher.find() ? matcher.start() : 0);
    return new Problem("cannot find symbol: " + tidy(dependency), start, start + name.length());
  }

  static List<String> place(Cell cell, Problem problem) {
    int line = cell.lineOf(problem.start());
    String text = cell.line(line);
    int column = Math.min(cell.columnOf(problem.start()), text.length());
    int width = Math.max(1, Math.min(problem.end() - problem.start(), text.length() - column));
    return List.of(
        "  " + cell.name() + ", line " + line + ":",
        "      " + text,
        "      " + text.substring(0, column).replaceAll("\\S", " ") + "^".repeat(width));
  }

  /** "cannot find symbol: variable x", on one line. */
  private static String message(Diag diagnostic) {
    List<String> lines =
        diagnostic
            .getMessage(Locale.ROOT)
            .lines()
            .map(String::strip)
            .filter(line -> !line.contains(" " + TRIAL))
            .toList();
    return tidy(WrongArguments.message(lines).orElseGet(() -> onOneLine(lines)));
  }

  private static String onOneLine(List<String> lines) {
    String rest =
        lines.stream()
            .skip(1)
            .map(line -> line.replaceFirst("^symbol:\\s*", ""))
            .map(line -> line.replaceFirst("^location:\\s*", "in "))
            .collect(Collectors.joining(" "));
    String whole = rest.isEmpty() ? lines.get(0) : lines.get(0) + ": " + rest;
    return DiagnosticSimplifier.words(whole);
  }

  /** Without JShell's wrapper classes, and without packages where simple names say as much. */
  public static String tidy(String message) {
    String inner = NameCleaner.in(message).replaceAll("\\s+in class\\s*$", "");
    return inner.contains("package ") ? inner : NameCleaner.withoutPackages(inner);
  }
}
