package io.github.lectern.lessons.check;

import java.util.List;
import java.util.Map;

/**
 * The verdicts of a report in a form that the grader reads. The record contains the token of the
 * grading run, so that a student cannot write one without reading the kernel's environment.
 */
final class GradingRecord {
  /** The MIME type of the record. */
  static final String TYPE = "application/vnd.lectern.report+json";

  /** The environment variable that contains the token. */
  static final String TOKEN = "LECTERN_GRADE_TOKEN";

  private GradingRecord() {}

  /** Returns the record by its MIME type, or nothing if there is no token. */
  static Map<String, Object> of(Report report, String token) {
    if (token == null || token.isEmpty()) {
      return Map.of();
    }
    List<Map<String, String>> results = report.results().stream().map(GradingRecord::of).toList();
    return Map.of(TYPE, Map.of("token", token, "title", report.title(), "results", results));
  }

  private static Map<String, String> of(Result result) {
    return Map.of(
        "question", result.question(),
        "verdict", result.verdict().words(),
        "message", result.message());
  }
}
