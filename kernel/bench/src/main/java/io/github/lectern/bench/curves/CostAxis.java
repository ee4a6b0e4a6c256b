package io.github.lectern.bench.curves;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * An axis of a cost panel.
 *
 * @param title with its unit
 */
record CostAxis(String title, Scale scale) {
  /** How numbers become places. */
  enum Scale {
    /** Each step along the axis doubles the number: what grows in proportion is a straight line. */
    DOUBLING,

    /** Each step along the axis makes the number ten times as large. */
    DECADES,

    /** From zero on; twice the number is twice as far away. */
    FROM_ZERO,

    /** Whole numbers, each with its own tick. */
    COUNT
  }

  double place(double value) {
    return switch (scale) {
      case DOUBLING -> Math.log(value) / Math.log(2);
      case DECADES -> Math.log10(value);
      case FROM_ZERO, COUNT -> value;
    };
  }

  /** The number at a place, as people write it. */
  String label(double place) {
    double value =
        switch (scale) {
          case DOUBLING -> Math.pow(2, place);
          case DECADES -> Math.pow(10, place);
          case FROM_ZERO, COUNT -> place;
        };
    // rounded to six digits, so that neither 0.30000000000000004 nor 1E+3 is seen
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
