package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Formats numbers as Python does. Java's own formats differ: they round the shortest decimal form
 * of a number instead of its exact value, and write "1.0E-5" instead of "1e-05".
 */
public final class PythonNumber {
  private PythonNumber() {}

  /** Returns a value with fixed decimals, as {@code '%.4f' % value} does for four decimals. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String digits =
        new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return isNegative(value) && !digits.startsWith("-") ? "-" + digits : digits;
  }

  /** Returns a value in scientific notation, as {@code '%.4e' % value} does for four decimals. */
  public static String scientific(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal rounded = rounded(new BigDecimal(value), decimals + 1, RoundingMode.HALF_EVEN);
    return withExponent(isNegative(value), rounded, decimals);
  }

  /**
   * Returns a value as {@code repr(value)} does, with the fewest digits that read back as the same
   * number.
   */
  public static String repr(double value) {
    return FloatFormat.scalar(value, FloatType.FLOAT64);
  }

  private static BigDecimal rounded(BigDecimal exact, int digits, RoundingMode mode) {
    return exact.round(new MathContext(digits, mode));
  }

  // m x 10^e with one digit before the decimal point and at least two in the exponent
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
