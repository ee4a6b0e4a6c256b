package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds numbers in the prose of an executed notebook that its cells did not compute. Computed
 * numbers are marked ({@link MarkedNumber}); the lecture's numbers are in lecture-numbers.txt.
 */
final class ProseNumbers {
  private static final Pattern FORMULA = Pattern.compile("(?s)\\$\\$.*?\\$\\$|\\$[^$\\n]+\\$");
  private static final Pattern ADDRESS = Pattern.compile("\\]\\([^)\\s]*\\)");
  private static final Pattern UNMARKED =
      Pattern.compile("(?<![\\w.,])\\d+\\.\\d{3,}(?!\\d)(?![*_`$)]*\\s?%?<!--)");
  private static final Set<String> LECTURE = lecture();

  private ProseNumbers() {}

  static List<String> problems(Notebook executed) {
    List<String> problems = new ArrayList<>();
    for (Cell prose : executed.prose()) {
      MarkedNumber.strayMarkers(prose).stream()
          .map(marker -> "cell %s: no number before %s".formatted(prose.id(), marker))
          .forEach(problems::add);
      MarkedNumber.of(prose).stream()
          .flatMap(number -> problem(prose, number, executed))
          .forEach(problems::add);
      unmarked(prose).map(number -> unmarked(prose, number)).forEach(problems::add);
    }
    return problems;
  }

  private static Stream<String> problem(Cell prose, MarkedNumber number, Notebook executed) {
    String output =
        executed.code().stream()
            .filter(cell -> cell.id().equals(number.cell()))
            .map(
                cell -> String.join("\n", cell.shown("text/plain")) + "\n" + cell.printed("stdout"))
            .collect(Collectors.joining());
    if (number.isIn(output)) {
      return Stream.empty();
    }
    String nearest =
        number
            .nearest(output)
            .map(n -> "the nearest there is " + n.toPlainString())
            .orElse("there is none");
    return Stream.of(
        "cell %s says %s, but cell %s shows no such number: %s"
            .formatted(prose.id(), number.text(), number.cell(), nearest));
  }

  private static Stream<String> unmarked(Cell prose) {
    String linked = FORMULA.matcher(Prose.withoutCode(prose.source())).replaceAll("");
    String text = ADDRESS.matcher(linked).replaceAll("]");
    return UNMARKED
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(n -> !LECTURE.contains(n));
  }

  private static String unmarked(Cell prose, String number) {
    return "cell %s says %s, which is not the lecture's; name the cell that computes it: %s<!-- =id -->"
        .formatted(prose.id(), number, number);
  }

  private static Set<String> lecture() {
    try (InputStream in = ProseNumbers.class.getResourceAsStream("lecture-numbers.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
