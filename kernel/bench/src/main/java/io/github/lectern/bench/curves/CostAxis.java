package io.github.lectern.bench.curves;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * An axis of a cost panel.
 *
 * @param title the title, with the unit
 */
record CostAxis(String title, Scale scale) {
  /** The mapping from values to positions. */
  enum Scale {
    /** Logarithmic with base 2. */
    DOUBLING,

    /** Logarithmic with base 10. */
    DECADES,

    /** Linear, from zero. */
    FROM_ZERO,

    /** Integers, each with a tick. */
    COUNT
  }

  double place(double value) {
    return switch (scale) {
      case DOUBLING -> Math.log(value) / Math.log(2);
      case DECADES -> Math.log10(value);
      case FROM_ZERO, COUNT -> value;
    };
  }

  /** Returns the label at a position. */
  String label(double place) {
    double value =
        switch (scale) {
          case DOUBLING -> Math.pow(2, place);
          case DECADES -> Math.pow(10, place);
          case FROM_ZERO, COUNT -> place;
        };
    // six significant digits, to avoid 0.30000000000000004 and 1E+3
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
