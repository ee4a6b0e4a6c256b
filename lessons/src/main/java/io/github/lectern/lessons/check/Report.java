package io.github.lectern.lessons.check;

import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Html;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The results of an exercise, one per line. A notebook shows them as a coloured list.
 *
 * @param title the name of the exercise
 * @param results the results, in the order of the questions
 */
public record Report(String title, List<Result> results) implements Html {
  /** Creates a report with a copy of the results. */
  public Report {
    results = List.copyOf(results);
  }

  /** Returns a report of the results, and records them as the student's progress. */
  public static Report of(String title, Result... results) {
    Report report = new Report(title, List.of(results));
    AnswerLog.add(report);
    return report;
  }

  /** Returns the number of answers that passed. */
  public long passed() {
    return results.stream().filter(result -> result.verdict() == Verdict.PASSED).count();
  }

  /** Returns whether every answer passed. */
  public boolean done() {
    return passed() == results.size();
  }

  @Override
  public String toString() {
    return results.stream()
        .map(Result::toString)
        .collect(Collectors.joining("\n", heading() + "\n", ""));
  }

  @Override
  public String toHtml() {
    return results.stream()
        .map(Report::item)
        .collect(
            Collectors.joining(
                "\n",
                "<div style=\"max-width:46em\">\n<p style=\"margin:.3em 0\"><strong>"
                    + Escape.html(heading())
                    + "</strong></p>\n<ul style=\"list-style:none;margin:0;padding:0\">\n",
                "\n</ul>\n</div>"));
  }

  /**
   * Returns the verdicts for {@code ./lecture grade} and the points for nbgrader; nothing outside
   * of a grading run.
   */
  @Override
  public Map<String, Object> attachments() {
    Map<String, Object> all =
        new HashMap<>(GradingRecord.of(this, System.getenv(GradingRecord.TOKEN)));
    all.putAll(NbgraderPoints.of(this, System.getenv(NbgraderPoints.VARIABLE)));
    return all;
  }

  private String heading() {
    return "%s: %d of %d passed".formatted(title, passed(), results.size());
  }

  private static String item(Result result) {
    String colour = result.verdict().colour();
    String line =
        "<span style=\"color:%s;font-weight:bold\" aria-hidden=\"true\">%s</span> %s<em>%s</em>"
            .formatted(
                colour,
                result.verdict().sign(),
                Escape.html(result.lead()),
                result.verdict().words());
    String message =
        result.message().isEmpty()
            ? ""
            : "<br>\n<span style=\"opacity:.85\">" + Escape.html(result.message()) + "</span>";
    return "<li style=\"border-left:4px solid %s;margin:.4em 0;padding:.2em .8em\">%s%s</li>"
        .formatted(colour, line, message);
  }
}
