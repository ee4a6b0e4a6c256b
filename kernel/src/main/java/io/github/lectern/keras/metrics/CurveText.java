package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.Collectors;

/** Points of a curve in words. */
final class CurveText {
  private static final int MOST = 12;

  private CurveText() {}

  /** Returns a line for each point, if they are few. */
  static String points(List<String> words) {
    return words.size() > MOST
        ? ""
        : words.stream().collect(Collectors.joining("\n  ", ":\n  ", ""));
  }

  /** Up to four decimals, without zeros at the end. */
  static String number(double value) {
    return PythonNumber.fixed(value, 4).replaceAll("\\.?0+$", "");
  }

  static String above(double threshold) {
    return threshold == Double.NEGATIVE_INFINITY ? "all found" : "above " + number(threshold);
  }
}
