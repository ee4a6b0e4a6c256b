package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal number that no other number of the same type is nearer to.
 *
 * <p>Java's own toString is not always that short before JDK 19 (JDK-4511638), and knows no type
 * smaller than float.
 */
final class ShortestDecimal {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int MOST_DIGITS = 17;

  private ShortestDecimal() {}

  /**
   * Returns the shortest decimal of a number that has some digits at least; of several, the
   * nearest. Zeros at its end are not shown.
   *
   * @param value finite, 0 or more, a number of the type
   * @param atLeast the fewest digits
   */
  static BigDecimal of(double value, FloatType type, int atLeast) {
    if (type.isSmallInteger(value)) {
      // Its neighbours are too near for anything shorter.
      return BigDecimal.valueOf((long) value).stripTrailingZeros();
    }
    BigDecimal exact = new BigDecimal(value);
    // The numbers that are read as this one: [value - stepBelow/2, value + stepAbove/2],
    // ends included if its last bit is 0.
    int ends = type.isEven(value) ? 0 : -1;
    BigDecimal below = new BigDecimal(type.stepBelow(value)).divide(TWO);
    BigDecimal above = new BigDecimal(type.stepAbove(value)).divide(TWO);
    int few = 1;
    int enough = MOST_DIGITS;
    while (few < enough) { // the fewest digits that do; more always do
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

  /** The two numbers with some digits next to the exact one: low is at most exact, high above. */
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
