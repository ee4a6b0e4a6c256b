package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Finds the shortest decimal number that identifies a floating-point number of a given type.
 *
 * <p>Java's toString does not always return the shortest form before JDK 19 (JDK-4511638), and does
 * not support types smaller than float.
 */
final class ShortestDecimal {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int MOST_DIGITS = 17;

  private ShortestDecimal() {}

  /**
   * Returns the decimal number with the fewest digits that identifies a value. If there are
   * several, the result is the one nearest to the value. Trailing zeros are removed.
   *
   * @param value a number of the type, finite and not negative
   * @param atLeast the minimum number of digits before trailing zeros are removed
   */
  static BigDecimal of(double value, FloatType type, int atLeast) {
    if (type.isSmallInteger(value)) {
      // The neighbouring numbers are too close for a shorter decimal number.
      return BigDecimal.valueOf((long) value).stripTrailingZeros();
    }
    BigDecimal exact = new BigDecimal(value);
    // Decimal numbers in [value - stepBelow/2, value + stepAbove/2] are read as this value; the
    // ends belong to the interval only if the last bit of the value is 0.
    int ends = type.isEven(value) ? 0 : -1;
    BigDecimal below = new BigDecimal(type.stepBelow(value)).divide(TWO);
    BigDecimal above = new BigDecimal(type.stepAbove(value)).divide(TWO);
    int few = 1;
    int enough = MOST_DIGITS;
    while (few < enough) { // search for the fewest digits; more always suffice
      int digits = (few + enough) / 2;
      Pair pair = around(exact, digits);
      if (pair.lowIsWithin(below, ends) || pair.highIsWithin(above, ends)) {
        enough = digits;
      } else {
        few = digits + 1;
      }
    }
    return around(exact, Math.max(few, atLeast)).better(below, above, ends).stripTrailingZeros();
  }

  private static Pair around(BigDecimal exact, int digits) {
    BigDecimal low = exact.round(new MathContext(digits, RoundingMode.DOWN));
    int unitExponent = exact.precision() - exact.scale() - digits;
    return new Pair(exact, low, low.add(BigDecimal.ONE.scaleByPowerOfTen(unitExponent)));
  }

  /** Two decimal numbers of equal length that enclose the exact value: low <= exact < high. */
  private record Pair(BigDecimal exact, BigDecimal low, BigDecimal high) {
    boolean lowIsWithin(BigDecimal below, int ends) {
      return exact.subtract(low).compareTo(below) <= ends;
    }

    boolean highIsWithin(BigDecimal above, int ends) {
      return high.subtract(exact).compareTo(above) <= ends;
    }

    BigDecimal better(BigDecimal below, BigDecimal above, int ends) {
      if (!highIsWithin(above, ends)) {
        return low;
      }
      if (!lowIsWithin(below, ends)) {
        return high;
      }
      int nearer = exact.subtract(low).compareTo(high.subtract(exact));
      boolean lowIsEven = !low.unscaledValue().testBit(0);
      return nearer < 0 || (nearer == 0 && lowIsEven) ? low : high;
    }
  }
}
