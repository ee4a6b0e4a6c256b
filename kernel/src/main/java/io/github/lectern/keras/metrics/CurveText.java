package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the points of a curve as text. */
final class CurveText {
  private static final int MOST = 12;

  private CurveText() {}

  /** Returns one line per point, or an empty text if there are more than 12 points. */
  static String points(List<String> words) {
    return words.size() > MOST
        ? ""
        : words.stream().collect(Collectors.joining("\n  ", ":\n  ", ""));
  }

  /** Formats a number with up to four decimals, without trailing zeros. */
  static String number(double value) {
    return PythonNumber.fixed(value, 4).replaceAll("\\.?0+$", "");
  }

  static String at(double threshold) {
    return threshold == Double.NEGATIVE_INFINITY
        ? "without a threshold"
        : "at threshold " + number(threshold);
  }
}
