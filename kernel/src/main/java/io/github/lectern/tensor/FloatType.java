package io.github.lectern.tensor;

import org.nd4j.linalg.api.buffer.DataType;

/** A binary floating-point type, described by the numbers that it can represent. */
enum FloatType {
  FLOAT16(10, -14),
  BFLOAT16(7, -126),
  FLOAT32(23, -126),
  FLOAT64(52, -1022);

  private final int fractionBits;
  private final int smallestExponent;

  FloatType(int fractionBits, int smallestExponent) {
    this.fractionBits = fractionBits;
    this.smallestExponent = smallestExponent;
  }

  static FloatType of(DataType type) {
    return switch (type) {
      case HALF -> FLOAT16;
      case BFLOAT16 -> BFLOAT16;
      case FLOAT -> FLOAT32;
      case DOUBLE -> FLOAT64;
      default ->
          throw new IllegalArgumentException("expected a floating-point type but got " + type);
    };
  }

  /** Returns the distance from a positive number of this type to the next larger one. */
  double stepAbove(double value) {
    return Math.scalb(1.0, Math.max(Math.getExponent(value), smallestExponent) - fractionBits);
  }

  /**
   * Returns the distance from a positive number of this type to the next smaller one. For a power
   * of two this is half the distance to the next larger one.
   */
  double stepBelow(double value) {
    int exponent = Math.getExponent(value);
    boolean powerOfTwo = exponent > smallestExponent && value == Math.scalb(1.0, exponent);
    return powerOfTwo ? stepAbove(value) / 2 : stepAbove(value);
  }

  /** Returns whether the last bit of the significand of a positive number is 0. */
  boolean isEven(double value) {
    return (long) (value / stepAbove(value)) % 2 == 0;
  }

  /**
   * Returns whether a value is an integer whose neighbours of this type are less than 1 away from
   * it.
   */
  boolean isSmallInteger(double value) {
    return value < Math.scalb(1.0, fractionBits) && value == Math.rint(value);
  }

  /**
   * Returns the number of this type that is nearest to a positive double, as if the type had no
   * largest number.
   */
  double nearest(double value) {
    double step = stepAbove(value);
    return this == FLOAT64 ? value : Math.rint(value / step) * step;
  }
}
