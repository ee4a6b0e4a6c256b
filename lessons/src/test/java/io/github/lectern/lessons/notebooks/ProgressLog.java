package io.github.lectern.lessons.notebooks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The progress lines that a cell printed.
 *
 * @param text the whole output
 * @param epochs the figures of each finished line
 */
record ProgressLog(String text, List<Line> epochs) {
  /**
   * The last line of an epoch or an evaluation.
   *
   * @param steps the number of batches
   * @param figures the printed figures by name, in order
   */
  record Line(int steps, Map<String, Double> figures) {
    double loss() {
      return figures.get("loss");
    }

    double accuracy() {
      return figures.get("accuracy");
    }
  }

  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^(\\d+)/\\1 \\[=+\\] - \\d+m?s \\d+[mu]?s/step((?: - \\w+: \\d+\\.\\d{4})+)$");

  static ProgressLog of(Cell cell) {
    String text = cell.printed("stdout");
    return new ProgressLog(text, LINE.matcher(text).results().map(ProgressLog::line).toList());
  }

  Line last() {
    return epochs.get(epochs.size() - 1);
  }

  private static Line line(MatchResult found) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Arrays.stream(found.group(2).substring(" - ".length()).split(" - "))
        .map(figure -> figure.split(": "))
        .forEach(figure -> figures.put(figure[0], Double.valueOf(figure[1])));
    return new Line(Integer.parseInt(found.group(1)), figures);
  }
}
