package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats a confusion matrix as a text table. */
final class ConfusionText {
  private static final String CORNER = "true \\ predicted";
  private final String text;

  /** Formats the table of counts, with the accuracy below it. */
  ConfusionText(ConfusionMatrix matrix) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line(CORNER, matrix.classNames()));
    for (int i = 0; i < matrix.classes(); i++) {
      lines.add(line(matrix.classNames().get(i), numbers(matrix.counts().get(i))));
    }
    text = aligned(lines) + "\naccuracy " + ratio(matrix.accuracy());
  }

  /** Formats the table of the four counts, with all ratios below it. */
  ConfusionText(BinaryConfusionMatrix m) {
    List<List<String>> lines =
        List.of(
            List.of(CORNER, m.positive(), m.negative()),
            List.of(m.positive(), "TP " + number(m.tp()), "FN " + number(m.fn())),
            List.of(m.negative(), "FP " + number(m.fp()), "TN " + number(m.tn())));
    text =
        "%s\naccuracy %s, recall %s, precision %s, f1 %s, specificity %s, fpr %s"
            .formatted(
                aligned(lines),
                ratio(m.accuracy()),
                ratio(m.recall()),
                ratio(m.precision()),
                ratio(m.f1()),
                ratio(m.specificity()),
                ratio(m.fpr()));
  }

  /** Formats a ratio with four decimals; NaN becomes "undefined (0/0)". */
  static String ratio(double value) {
    return Double.isNaN(value) ? "undefined (0/0)" : PythonNumber.fixed(value, 4);
  }

  private static List<String> line(String head, List<String> cells) {
    List<String> line = new ArrayList<>(List.of(head));
    line.addAll(cells);
    return line;
  }

  private static List<String> numbers(List<Long> counts) {
    return counts.stream().map(ConfusionText::number).toList();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Formats a table: the first column is left-aligned, the others are right-aligned. */
  static String aligned(List<List<String>> lines) {
    int[] widths =
        IntStream.range(0, lines.get(0).size())
            .map(k -> lines.stream().mapToInt(line -> line.get(k).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n"));
  }

  private static String padded(List<String> line, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(k -> String.format("%" + (k == 0 ? "-" : "") + widths[k] + "s", line.get(k)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  @Override
  public String toString() {
    return text;
  }
}
