package io.github.lectern.tensor;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The column widths that all numbers of a printed array share, so that their decimal points align.
 *
 * @param whole the width before the decimal point, including the sign
 * @param fraction the number of digits after the decimal point
 * @param exponent the number of digits in the exponent, 0 in plain notation
 */
record NumberColumns(int whole, int fraction, int exponent) {
  /**
   * Returns columns that are wide enough for all numbers.
   *
   * @param longestNonFinite the length of the longest text such as "nan", or 0 if there is none
   */
  static NumberColumns of(List<DecimalText> finite, boolean scientific, int longestNonFinite) {
    int fraction = longest(finite, text -> text.fraction().length());
    int exponent = scientific ? longest(finite, DecimalText::exponentDigits) : 0;
    NumberColumns columns =
        new NumberColumns(longest(finite, text -> text.whole().length()), fraction, exponent);
    int missing = Math.max(0, longestNonFinite - columns.width());
    return new NumberColumns(columns.whole + missing, fraction, exponent);
  }

  /**
   * Returns the text of a finite number. Missing digits after the decimal point are filled with
   * spaces in plain notation and with zeros in scientific notation.
   */
  String text(DecimalText number) {
    int rest = fraction - number.fraction().length();
    String end =
        exponent == 0 ? " ".repeat(rest) : "0".repeat(rest) + number.exponentText(exponent);
    return padLeft(number.whole(), whole) + "." + number.fraction() + end;
  }

  /** Returns a text such as "nan", aligned to the right. */
  String text(String nonFinite) {
    return padLeft(nonFinite, width());
  }

  private int width() {
    int exponentWidth = exponent == 0 ? 0 : "e+".length() + exponent;
    return whole + 1 + fraction + exponentWidth;
  }

  private static int longest(List<DecimalText> numbers, ToIntFunction<DecimalText> length) {
    return numbers.stream().mapToInt(length).max().orElse(0);
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
