package io.github.lectern.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The parts of a number in decimal: "-1", "5" and 8 of -1.5e+08.
 *
 * @param whole the digits before the point, with the sign
 * @param fraction the digits after the point, without zeros at the end
 * @param exponent the power of ten, 0 in plain notation
 */
record DecimalText(String whole, String fraction, int exponent) {
  /** In plain notation: the shortest digits, zeros after them up to the point. */
  static DecimalText shortest(double value, FloatType type) {
    return parts(value, ShortestDecimal.of(Math.abs(value), type, 1), 0);
  }

  /** In plain notation: the shortest digits, but all before the point and at most some after it. */
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
   * With one digit before the point: the shortest digits, but some at least and at most after it.
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
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : ""; // of -0.0, too
    String text = digits.toPlainString();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1).replaceAll("0+$", "");
    return new DecimalText(sign + whole, fraction, exponent);
  }

  /** Returns the digits of the exponent, at least two. */
  int exponentDigits() {
    return Math.max(2, String.valueOf(Math.abs(exponent)).length());
  }

  /** Returns the exponent as text, such as "e-05", with some digits. */
  String exponentText(int digits) {
    String number = String.valueOf(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + "0".repeat(digits - number.length()) + number;
  }
}
