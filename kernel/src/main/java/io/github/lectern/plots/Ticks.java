package io.github.lectern.plots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ticks of an axis: round numbers between its ends, such as 0, 50 and 100 for 0 to 120.
 *
 * @param values the ticks in ascending order
 * @param step the distance between adjacent ticks
 */
record Ticks(List<Double> values, double step) {
  static final char MINUS = '\u2212';
  private static final double[] ROUND = {1, 2, 5, 10};

  Ticks {
    values = List.copyOf(values);
  }

  /**
   * Returns the ticks of an axis. Their step is 1, 2 or 5 times a power of ten.
   *
   * @param most the maximum number of ticks
   */
  static Ticks between(double from, double to, int most) {
    if (!(to > from)) {
      return new Ticks(List.of(from), 1);
    }
    double step = step(from, to, most);
    List<Double> values = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
      values.add(i * step);
    }
    return new Ticks(values, step);
  }

  private static double step(double from, double to, int most) {
    double power = Math.pow(10, Math.floor(Math.log10((to - from) / most)));
    for (double round : ROUND) {
      double step = round * power;
      if (Math.floor(to / step + 1e-9) - Math.ceil(from / step - 1e-9) < most) {
        return step;
      }
    }
    return 10 * power;
  }

  /** Returns the label of a tick, with as many decimals as the step has. */
  String label(double value) {
    return withMinus(String.format(Locale.ROOT, "%,." + decimals() + "f", value + 0.0));
  }

  /** Returns a number with a minus sign instead of a hyphen. */
  static String withMinus(String number) {
    return number.replace('-', MINUS);
  }

  /** Returns the number of decimals of the step, at most six. */
  int decimals() {
    return Math.min(Math.max(0, BigDecimal.valueOf(step).stripTrailingZeros().scale()), 6);
  }
}
