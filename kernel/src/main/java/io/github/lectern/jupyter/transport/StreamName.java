package io.github.lectern.jupyter.transport;

import java.util.Map;

/** The two standard streams of a cell. */
public enum StreamName {
  STDOUT,
  STDERR;

  /**
   * Returns the stream that shows a cell's standard error. If the environment variable
   * LECTERN_GRADE is 1, this is standard output, because nbgrader gives no points for a cell that
   * writes to standard error.
   */
  public static StreamName ofErrors(Map<String, String> environment) {
    return "1".equals(environment.get("LECTERN_GRADE")) ? STDOUT : STDERR;
  }

  String json() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
