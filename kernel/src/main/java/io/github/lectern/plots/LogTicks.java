package io.github.lectern.plots;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Chooses which ticks of a logarithmic axis have labels. Wide axes label three to five powers of
 * ten, such as 10⁻⁶; narrow ones label multiples of them, such as 0.5, 1 and 2.
 */
final class LogTicks {
  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final List<List<Integer>> DIGITS =
      List.of(
          List.of(1, 3),
          List.of(1, 2, 5),
          List.of(1, 2, 4, 6, 8),
          List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double TOLERANCE = 1e-9; // relative; XChart computes ticks in doubles

  private final List<Double> labelled;
  private final boolean powers;

  private LogTicks(List<Double> labelled, boolean powers) {
    this.labelled = labelled;
    this.powers = powers;
  }

  /** Returns the labels of an axis between two positive numbers. */
  static LogTicks between(double from, double to) {
    int first = (int) Math.ceil(Math.log10(from) - TOLERANCE);
    int last = (int) Math.floor(Math.log10(to) + TOLERANCE);
    if (last - first + 1 >= FEWEST) {
      int step = (last - first + MOST) / MOST;
      List<Double> values = new ArrayList<>();
      for (int exponent = first; exponent <= last; exponent++) {
        if (exponent % step == 0) {
          values.add(Math.pow(10, exponent));
        }
      }
      return new LogTicks(values, true);
    }
    List<Double> values = List.of();
    for (List<Integer> digits : DIGITS) {
      if (values.size() < FEWEST) {
        values = multiples(digits, from, to);
      }
    }
    return new LogTicks(values, false);
  }

  private static List<Double> multiples(List<Integer> digits, double from, double to) {
    List<Double> values = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(from));
        Math.pow(10, exponent) <= to;
        exponent++) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, exponent);
        if (value >= from * (1 - TOLERANCE) && value <= to * (1 + TOLERANCE)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Returns the label of a tick, which is blank for most ticks. */
  String label(double value) {
    if (labelled.stream().noneMatch(one -> Math.abs(one - value) <= TOLERANCE * one)) {
      return " ";
    }
    return powers ? power((int) Math.round(Math.log10(value))) : plain(value);
  }

  private static String power(int exponent) {
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('⁻');
    }
    String.valueOf(Math.abs(exponent))
        .chars()
        .forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
    return text.toString();
  }

  private static String plain(double value) {
    return new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
