package io.github.lectern.jupyter.eval;

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
final class CompileReport {
  static final String NAME = "CompilationError";
  private static final int LIMIT = 3;
  private static final Pattern SYNTAX =
      Pattern.compile(".*expected|illegal start .*|unclosed .*|reached end .*|not a statement");

  private final MissingNames missing;
  private final Spelling spelling;

  CompileReport(SourceCodeAnalysis analysis) {
    this.missing = new MissingNames(analysis);
    this.spelling = new Spelling(analysis);
  }

  /** What is wrong, from one character of the cell to another. */
  record Problem(String message, int start, int end) {}

  /** A failure that marks the first few errors; the others often follow from them. */
  CellFailure rejected(Origins.Origin origin, List<Diag> diagnostics) {
    List<Problem> problems =
        diagnostics.stream().filter(Diag::isError).map(d -> problem(origin, d)).toList();
    return of(origin.cell(), problems);
  }

  /** A failure of the first line of a snippet. */
  CellFailure refused(Origins.Origin origin, String message) {
    return of(origin.cell(), List.of(new Problem(message, origin.offset(), origin.offset() + 1)));
  }

  /**
   * A failure for a declaration that uses what is declared nowhere.
   *
   * @param dependencies as JShell names them: "class Foo", "method h(int)"
   */
  CellFailure unresolved(Origins.Origin origin, String source, List<String> dependencies) {
    List<Problem> problems =
        dependencies.stream().map(name -> unresolved(origin, source, name)).toList();
    return of(origin.cell(), problems);
  }

  private CellFailure of(Cell cell, List<Problem> problems) {
    if (problems.isEmpty()) {
      return new CellFailure(NAME, "the compiler does not accept this cell", List.of());
    }
    List<String> report = new ArrayList<>();
    // The later errors of a line often follow from its first.
    Set<Integer> lines = new HashSet<>();
    // Where a cell cannot be parsed, the later errors follow from the first.
    int limit = SYNTAX.matcher(problems.get(0).message()).matches() ? 1 : LIMIT;
    for (Problem problem : problems) {
      if (lines.size() < limit && lines.add(cell.lineOf(problem.start()))) {
        report.add(Bold.headline(NAME + ": " + problem.message()));
        report.addAll(place(cell, problem));
        advice(cell, problem).ifPresent(report::add);
      }
    }
    return new CellFailure(NAME, problems.get(0).message(), report);
  }

  private Optional<String> advice(Cell cell, Problem problem) {
    String line = cell.line(cell.lineOf(problem.start()));
    int column = cell.columnOf(problem.start());
    return KeywordArguments.advice(cell, problem)
        .or(() -> PythonLiterals.advice(problem.message(), line))
        .or(() -> KerasHints.of(problem.message(), line))
        .or(() -> CompileHints.of(problem.message(), line, column))
        .or(() -> missing.advice(problem.message(), line))
        .or(() -> spelling.advice(cell, problem))
        .or(() -> CompileHints.ofUnknown(problem.message(), line, column));
  }

  private static Problem problem(Origins.Origin origin, Diag diagnostic) {
    int at = (int) diagnostic.getPosition();
    int start = (int) Math.max(diagnostic.getStartPosition(), 0);
    int end = (int) diagnostic.getEndPosition();
    // A long expression is marked where javac points: at its operator or its method's name.
    boolean oneLine = origin.lineOf(start) == origin.lineOf(at);
    return new Problem(
        message(diagnostic), origin.offset() + (oneLine ? start : at), origin.offset() + end);
  }

  private static Problem unresolved(Origins.Origin origin, String source, String dependency) {
    String name = dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
    Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source);
    int start = origin.offset() + (matcher.find() ? matcher.start() : 0);
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
    List<String> lines = diagnostic.getMessage(Locale.ROOT).lines().map(String::strip).toList();
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
    return Simpler.words(whole);
  }

  /** Without JShell's wrapper classes, and without packages where simple names say as much. */
  private static String tidy(String message) {
    String inner = PlainNames.in(message).replaceAll("\\s+in class\\s*$", "");
    return inner.contains("package ") ? inner : PlainNames.withoutPackages(inner);
  }
}
