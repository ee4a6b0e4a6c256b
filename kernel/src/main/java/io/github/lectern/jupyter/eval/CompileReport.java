package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** Words for what the compiler does not accept. */
final class CompileReport {
  static final String NAME = "CompilationError";
  private static final String PACKAGES = "\\b(?:[a-z_][\\w]*\\.)+(?=[A-Z])";
  private static final String WRAPPERS = "REPL\\.\\$JShell\\$\\d+[A-Z]?\\.?";

  private final MissingNames missing;

  CompileReport(MissingNames missing) {
    this.missing = missing;
  }

  /**
   * A failure that names the first error and marks its place; later errors often follow from it.
   */
  CellFailure of(Origins.Origin origin, List<Diag> diagnostics) {
    List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
    if (errors.isEmpty()) {
      return new CellFailure(NAME, "the compiler rejects this", List.of());
    }
    List<String> report = new ArrayList<>();
    for (Diag error : errors.subList(0, Math.min(3, errors.size()))) {
      report.add(Colours.headline(NAME + ": " + message(error)));
      report.addAll(place(origin, error));
      missing.advice(origin, error).ifPresent(report::add);
    }
    return new CellFailure(NAME, message(errors.get(0)), report);
  }

  static List<String> place(Origins.Origin origin, Diag error) {
    Cell cell = origin.cell();
    int start = origin.offset() + (int) Math.max(error.getStartPosition(), 0);
    int end = origin.offset() + (int) error.getEndPosition();
    int at = origin.offset() + (int) error.getPosition();
    int line = cell.lineOf(at);
    int first = cell.lineOf(start) == line ? start : at;
    String text = cell.line(line);
    int column = Math.min(cell.columnOf(first), text.length());
    int width = Math.max(1, Math.min(end - first, text.length() - column));
    return List.of(
        "  " + cell.name() + ", line " + line + ":",
        "      " + text,
        "      " + text.substring(0, column).replaceAll("\\S", " ") + "^".repeat(width));
  }

  /** "cannot find symbol: variable x" on one line, without the compiler's inner names. */
  static String message(Diag diagnostic) {
    List<String> lines = diagnostic.getMessage(Locale.ROOT).lines().map(String::strip).toList();
    String rest =
        lines.stream()
            .skip(1)
            .filter(line -> !line.equals("location: class"))
            .map(line -> line.replaceFirst("^symbol:\\s*", ""))
            .map(line -> line.replaceFirst("^location:\\s*", "in "))
            .collect(Collectors.joining(" "));
    String whole = rest.isEmpty() ? lines.get(0) : lines.get(0) + ": " + rest;
    String inner = whole.replaceAll(WRAPPERS, "").replaceAll("\\s+in class\\s*$", "");
    return inner.contains("package ") ? inner : inner.replaceAll(PACKAGES, "");
  }
}
