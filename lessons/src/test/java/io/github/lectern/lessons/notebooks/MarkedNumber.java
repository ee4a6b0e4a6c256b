package io.github.lectern.lessons.notebooks;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number in the prose that a code cell computes, such as {@code 0.9091<!-- =recall -->}; the
 * comment names the cell. The number may be bold, code or a formula, and a percent sign may follow.
 *
 * @param text the number as written
 * @param value the value; 12 % is 0.12
 * @param cell the id of the cell that computes it
 */
record MarkedNumber(String text, BigDecimal value, String cell) {
  private static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+";
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])([-−]?(?:" + DIGITS + ")(?:[eE][-+]?\\d+)?)");
  private static final String POWER = "\\s*(?:\\\\times|×)\\s*10\\^\\{?([-−]?\\d+)\\}?";
  private static final Pattern MARKER = Pattern.compile("<!--\\s*=\\s*(.*?)\\s*-->");
  private static final Pattern MARKED =
      Pattern.compile("(?s)%s(?:%s)?(\\s?\\\\?%%)?[*_`$)]*%s".formatted(NUMBER, POWER, MARKER));

  /** Returns the marked numbers of a prose cell. */
  static List<MarkedNumber> of(Cell prose) {
    return MARKED
        .matcher(Prose.withoutFences(prose.source()))
        .results()
        .map(MarkedNumber::parse)
        .toList();
  }

  private static MarkedNumber parse(MatchResult found) {
    BigDecimal value = number(found.group(1));
    if (found.group(2) != null) {
      value = value.scaleByPowerOfTen(number(found.group(2)).intValueExact());
    }
    if (found.group(3) != null) {
      value = value.scaleByPowerOfTen(-2);
    }
    String marked = found.group().replaceFirst("(?s)[*_`$)]*<!--.*", "");
    return new MarkedNumber(marked, value, found.group(4));
  }

  /** Returns the markers of a prose cell that do not follow a number. */
  static List<String> strayMarkers(Cell prose) {
    String rest = MARKED.matcher(Prose.withoutFences(prose.source())).replaceAll("");
    return MARKER.matcher(rest).results().map(MatchResult::group).toList();
  }

  /** Returns whether the output has a number that rounds to this one at its number of digits. */
  boolean isIn(String output) {
    return nearest(output).filter(this::isRounded).isPresent();
  }

  /** Returns the number in the output that is nearest to this one. */
  Optional<BigDecimal> nearest(String output) {
    return NUMBER
        .matcher(output)
        .results()
        .map(found -> number(found.group(1)))
        .min(Comparator.comparing(number -> number.subtract(value).abs()));
  }

  private boolean isRounded(BigDecimal number) {
    BigDecimal half = value.ulp().divide(BigDecimal.valueOf(2));
    return number.subtract(value).abs().compareTo(half) <= 0;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(
        text.replace("−", "-").replace(",", "").replaceFirst("\\.(?=[eE]|$)", ""));
  }
}
