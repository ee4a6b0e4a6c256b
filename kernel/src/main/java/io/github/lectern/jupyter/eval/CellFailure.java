package io.github.lectern.jupyter.eval;

import java.util.List;

/** Why a cell did not end well, in the words that a student reads. */
public final class CellFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> report;

  CellFailure(String name, String message, List<String> report) {
    super(message);
    this.name = name;
    this.report = List.copyOf(report);
  }

  CellFailure(Throwable cause, String name, List<String> report) {
    this(cause, name, cause.getMessage() == null ? "" : cause.getMessage(), report);
  }

  CellFailure(Throwable cause, String name, String message, List<String> report) {
    super(message, cause);
    this.name = name;
    this.report = List.copyOf(report);
  }

  /** The kind of failure, such as "ArithmeticException" or "CompilationError". */
  public String name() {
    return name;
  }

  /** The full report: the message first, then the cell and line. */
  public List<String> report() {
    return report;
  }
}
