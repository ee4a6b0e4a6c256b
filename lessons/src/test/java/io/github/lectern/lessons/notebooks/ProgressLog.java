package io.github.lectern.lessons.notebooks;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines that a training printed.
 *
 * @param text all that stands below the cell
 * @param epochs the figures of each finished line
 */
record ProgressLog(String text, List<Line> epochs) {
  /**
   * The end of one epoch, or of an evaluation.
   *
   * @param steps how many batches
   * @param loss as printed
   * @param accuracy as printed
   */
  record Line(int steps, double loss, double accuracy) {}

  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^(\\d+)/\\1 \\[=+\\] - \\d+m?s \\d+[mu]?s/step"
              + " - loss: (\\d+\\.\\d{4}) - accuracy: (\\d\\.\\d{4})$");

  static ProgressLog of(Cell cell) {
    String text = cell.printed("stdout");
    return new ProgressLog(text, LINE.matcher(text).results().map(ProgressLog::line).toList());
  }

  Line last() {
    return epochs.get(epochs.size() - 1);
  }

  private static Line line(MatchResult found) {
    return new Line(
        Integer.parseInt(found.group(1)),
        Double.parseDouble(found.group(2)),
        Double.parseDouble(found.group(3)));
  }
}
