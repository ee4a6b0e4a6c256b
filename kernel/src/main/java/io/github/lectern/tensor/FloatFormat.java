package io.github.lectern.tensor;

import java.util.ArrayList;
import java.util.List;

/** Formats floating-point numbers as NumPy does: with the fewest digits that identify them. */
final class FloatFormat {
  private static final int PRECISION = 8;
  private static final int ALL_DIGITS = Integer.MAX_VALUE - 1;

  private FloatFormat() {}

  /**
   * Returns the texts of an array's numbers, all of the same length, with at most eight digits
   * after the decimal point. They are in scientific notation if a magnitude is 1e8 or more, or less
   * than 1e-4, or if the largest magnitude is more than 1000 times the smallest; zeros do not
   * count.
   */
  static List<String> array(List<Double> values, FloatType type) {
    boolean scientific = needsScientific(values, type);
    List<Double> finite = values.stream().filter(Double::isFinite).toList();
    List<DecimalText> decimals = scientific ? scientific(finite, type) : plain(finite, type);
    int longestNonFinite =
        values.stream()
            .filter(value -> !Double.isFinite(value))
            .mapToInt(value -> nonFinite(value).length())
            .max()
            .orElse(0);
    NumberColumns columns = NumberColumns.of(decimals, scientific, longestNonFinite);
    List<String> texts = new ArrayList<>();
    int next = 0;
    for (double value : values) {
      boolean isFinite = Double.isFinite(value);
      texts.add(isFinite ? columns.text(decimals.get(next++)) : columns.text(nonFinite(value)));
    }
    return texts;
  }

  /** Returns the text of a single number. */
  static String scalar(double value, FloatType type) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    if (size == 0 || (size >= 1e-4 && size < 1e16)) {
      DecimalText text = DecimalText.shortest(value, type);
      return text.whole() + "." + (text.fraction().isEmpty() ? "0" : text.fraction());
    }
    DecimalText text = DecimalText.scientific(value, type, 0, ALL_DIGITS);
    String point = text.fraction().isEmpty() ? "" : ".";
    return text.whole() + point + text.fraction() + text.exponentText(text.exponentDigits());
  }

  private static List<DecimalText> plain(List<Double> finite, FloatType type) {
    return finite.stream().map(value -> DecimalText.plain(value, type, PRECISION)).toList();
  }

  /** Returns all numbers with as many digits as the number that needs the most. */
  private static List<DecimalText> scientific(List<Double> finite, FloatType type) {
    int most =
        finite.stream()
            .map(value -> DecimalText.scientific(value, type, 0, PRECISION))
            .mapToInt(text -> text.fraction().length())
            .max()
            .orElse(0);
    return finite.stream()
        .map(value -> DecimalText.scientific(value, type, most, PRECISION))
        .toList();
  }

  private static boolean needsScientific(List<Double> values, FloatType type) {
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      double size = Math.abs(value);
      if (size > 0 && Double.isFinite(size)) {
        largest = Math.max(largest, size);
        smallest = Math.min(smallest, size);
      }
    }
    return largest > 0
        && (largest >= 1e8 || smallest < 1e-4 || type.nearest(largest / smallest) > 1000);
  }

  private static String nonFinite(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
