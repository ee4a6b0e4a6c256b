package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers as Python prints them. Java's own formats round the shortest decimal form of a number
 * instead of the number itself, write "1.0E-5", and have no two digits in the exponent.
 */
public final class PythonNumber {
  private static final int DIGITS_OF_A_DOUBLE = 17;
  private static final int FIRST_WITHOUT_EXPONENT = -4;
  private static final int FIRST_WITH_EXPONENT = 16;

  private PythonNumber() {}

  /** As {@code '%.4f' % value} does for four decimals. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String digits =
        new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return isNegative(value) && !digits.startsWith("-") ? "-" + digits : digits;
  }

  /** As {@code '%.4e' % value} does for four decimals. */
  public static String scientific(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal rounded = rounded(new BigDecimal(value), decimals + 1, RoundingMode.HALF_EVEN);
    return withExponent(isNegative(value), rounded, decimals);
  }

  /** As {@code repr(value)} does: the fewest digits that read back as the same number. */
  public static String repr(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal shortest = shortest(value);
    int exponent = exponent(shortest);
    if (exponent < FIRST_WITHOUT_EXPONENT || exponent >= FIRST_WITH_EXPONENT) {
      int decimals = shortest.stripTrailingZeros().precision() - 1;
      return withExponent(isNegative(value), shortest, decimals);
    }
    String plain = shortest.stripTrailingZeros().abs().toPlainString();
    return (isNegative(value) ? "-" : "") + plain + (plain.contains(".") ? "" : ".0");
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    return IntStream.range(1, DIGITS_OF_A_DOUBLE)
        .boxed()
        .flatMap(digits -> neighbours(exact, digits))
        .filter(decimal -> decimal.doubleValue() == value)
        .findFirst()
        .orElseGet(() -> rounded(exact, DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
  }

  // the nearest first; it may read back as another number where the one beside it does not, as
  // below a power of two numbers lie closer together than above
  private static Stream<BigDecimal> neighbours(BigDecimal exact, int digits) {
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP)
        .map(mode -> rounded(exact, digits, mode));
  }

  private static BigDecimal rounded(BigDecimal exact, int digits, RoundingMode mode) {
    return exact.round(new MathContext(digits, mode));
  }

  // m x 10^e with one digit before the point, and at least two in the exponent
  private static String withExponent(boolean negative, BigDecimal value, int decimals) {
    int exponent = exponent(value);
    String mantissa = value.abs().movePointLeft(exponent).setScale(decimals).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    return (negative ? "-" : "") + mantissa + "e" + sign + twoDigits(Math.abs(exponent));
  }

  private static String twoDigits(int exponent) {
    return exponent < 10 ? "0" + exponent : String.valueOf(exponent);
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static boolean isNegative(double value) {
    return value < 0 || (value == 0 && 1 / value < 0);
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
