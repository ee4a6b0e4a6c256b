package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The parts of a number in decimal notation: "-1", "5" and 8 for -1.5e+08.
 *
 * @param whole the digits before the decimal point, with the sign
 * @param fraction the digits after the decimal point, without trailing zeros
 * @param exponent the power of ten, 0 in plain notation
 */
record DecimalText(String whole, String fraction, int exponent) {
  /** Returns a value in plain notation, with the fewest digits that identify it. */
  static DecimalText shortest(double value, FloatType type) {
    return parts(value, ShortestDecimal.of(Math.abs(value), type, 1), 0);
  }

  /**
   * Returns a value in plain notation, with all digits before the decimal point and the fewest
   * digits after it that identify the value.
   *
   * @param atMost the maximum number of digits after the decimal point
   */
  static DecimalText plain(double value, FloatType type, int atMost) {
    double size = Math.abs(value);
    BigDecimal digits = ShortestDecimal.of(size, type, 1);
    if (digits.scale() < 0) {
      digits = new BigDecimal(size);
    } else if (digits.scale() > atMost) {
      digits = new BigDecimal(size).setScale(atMost, RoundingMode.HALF_EVEN);
    }
    return parts(value, digits, 0);
  }

  /**
   * Returns a value in scientific notation, with one digit before the decimal point and the fewest
   * digits after it that identify the value.
   *
   * @param atLeast the minimum number of digits after the decimal point, counting trailing zeros
   * @param atMost the maximum number of digits after the decimal point
   */
  static DecimalText scientific(double value, FloatType type, int atLeast, int atMost) {
    double size = Math.abs(value);
    BigDecimal digits = ShortestDecimal.of(size, type, atLeast + 1);
    if (digits.precision() > atMost + 1) {
      digits = new BigDecimal(size).round(new MathContext(atMost + 1, RoundingMode.HALF_EVEN));
    }
    int exponent = digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
    return parts(value, digits.scaleByPowerOfTen(-exponent), exponent);
  }

  private static DecimalText parts(double value, BigDecimal digits, int exponent) {
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : ""; // also for -0.0
    String text = digits.toPlainString();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1).replaceAll("0+$", "");
    return new DecimalText(sign + whole, fraction, exponent);
  }

  /** Returns the number of digits in the exponent, at least two. */
  int exponentDigits() {
    return Math.max(2, String.valueOf(Math.abs(exponent)).length());
  }

  /** Returns the exponent as text with the given number of digits, such as "e-05" for two. */
  String exponentText(int digits) {
    String number = String.valueOf(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + "0".repeat(digits - number.length()) + number;
  }
}
