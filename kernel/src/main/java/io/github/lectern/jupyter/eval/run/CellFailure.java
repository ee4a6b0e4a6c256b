package io.github.lectern.jupyter.eval.run;

import java.util.List;

/** The failure of a cell, with the report that a student reads. */
public final class CellFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;

  @SuppressWarnings("serial") // List.copyOf returns a serializable list
  private final List<String> report;

  public CellFailure(String name, String message, List<String> report) {
    super(message);
    this.name = name;
    this.report = List.copyOf(report);
  }

  public CellFailure(Throwable cause, String name, String message, List<String> report) {
    super(message, cause);
    this.name = name;
    this.report = List.copyOf(report);
  }

  /**
   * Returns a failure without a line of code, such as the failure of a magic.
   *
   * @param message what happened and what to do
   */
  public static CellFailure ofMessage(String name, String message) {
    return new CellFailure(name, message, List.of(Bold.headline(name) + ": " + message));
  }

  /** Returns the kind of failure, such as "ArithmeticException" or "CompilationError". */
  public String name() {
    return name;
  }

  /** Returns the full report: the message first, then the cell and line. */
  public List<String> report() {
    return report;
  }
}
