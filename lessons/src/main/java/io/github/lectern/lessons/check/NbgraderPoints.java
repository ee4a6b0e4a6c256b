package io.github.lectern.lessons.check;

import java.util.Map;

/**
 * The points of a report in the form that nbgrader reads: a check cell's result whose text is a
 * number. For any other text, nbgrader gives full points.
 */
final class NbgraderPoints {
  /** The environment variable that is 1 when nbgrader executes the notebook. */
  static final String VARIABLE = "LECTERN_GRADE";

  private NbgraderPoints() {}

  /** Returns the number of passed questions as text, or nothing if the variable is not 1. */
  static Map<String, Object> of(Report report, String variable) {
    return "1".equals(variable) ? Map.of("text/plain", report.passed() + ".0") : Map.of();
  }
}
