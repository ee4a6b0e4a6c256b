package io.github.lectern.keras.reference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix in double, with the variance that float32 rounding gives each number of a program that
 * computes the same. Errors of different numbers are taken as independent, to the first order.
 */
final class Estimate {
  /** Half the distance from 1 to the next float. */
  static final double UNIT = 0x1p-24;

  /**
   * How many standard deviations a right program may be off. Errors of different numbers are not
   * independent after all once a step has moved many weights in the same direction.
   */
  static final double MOST_DEVIATIONS = 60;

  /** So that two factors that may both be off as far as that are allowed for together. */
  private static final double BOTH = MOST_DEVIATIONS * MOST_DEVIATIONS;

  final int rows;
  final int columns;
  final double[] values;
  final double[] variances;

  Estimate(int rows, int columns, double[] values, double[] variances) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.variances = variances;
  }

  Estimate(int rows, int columns) {
    this(rows, columns, new double[rows * columns], new double[rows * columns]);
  }

  /** Numbers that are floats already. */
  static Estimate exact(int rows, int columns, double... values) {
    return new Estimate(rows, columns, values, new double[values.length]);
  }

  /** How far a number may be off. */
  double tolerance(int i) {
    return MOST_DEVIATIONS * Math.sqrt(variances[i]);
  }

  Estimate part(int from, int to) {
    Estimate part = new Estimate(to - from, columns);
    System.arraycopy(values, from * columns, part.values, 0, part.values.length);
    System.arraycopy(variances, from * columns, part.variances, 0, part.values.length);
    return part;
  }

  /** The same numbers in rows of another length. */
  Estimate shaped(int width) {
    return new Estimate(rows * columns / width, width, values, variances);
  }

  Estimate transposed() {
    Estimate turned = new Estimate(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        turned.values[k * rows + i] = values[i * columns + k];
        turned.variances[k * rows + i] = variances[i * columns + k];
      }
    }
    return turned;
  }

  // z = sum_p a_p b_p
  // var z = sum_p (var a_p b_p^2 + (a_p^2 + var a_p) var b_p), and rounding: k sums of random signs
  // of up to z grow to sqrt(k / 6 sum_p a_p^2 b_p^2), of one sign to sqrt(k / 9) z
  Estimate times(Estimate b) {
    int k = columns;
    double unit = UNIT * UNIT;
    double perTerm = unit * (2 + k / 6.0);
    double[] z = product(values, b.values, rows, k, b.columns);
    double[] first = new double[rows * k];
    for (int i = 0; i < first.length; i++) {
      first[i] = perTerm * values[i] * values[i] + variances[i];
    }
    double[] variance = product(first, squares(b.values), rows, k, b.columns);
    if (b.isUncertain()) {
      double[] second = squares(values);
      for (int i = 0; i < second.length; i++) {
        second[i] += BOTH * variances[i];
      }
      add(product(second, b.variances, rows, k, b.columns), variance);
    }
    for (int i = 0; i < z.length; i++) {
      variance[i] += unit * (1 + k / 9.0) * z[i] * z[i] + underflow(z[i]);
    }
    return new Estimate(rows, b.columns, z, variance);
  }

  private static double[] product(double[] a, double[] b, int m, int k, int n) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int p = 0; p < k; p++) {
        double factor = a[i * k + p];
        if (factor != 0) {
          int from = p * n;
          int to = i * n;
          for (int j = 0; j < n; j++) {
            c[to + j] += factor * b[from + j];
          }
        }
      }
    }
    return c;
  }

  private static double[] squares(double[] numbers) {
    double[] squares = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      squares[i] = numbers[i] * numbers[i];
    }
    return squares;
  }

  private static void add(double[] numbers, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += numbers[i];
    }
  }

  private boolean isUncertain() {
    for (double variance : variances) {
      if (variance > 0) {
        return true;
      }
    }
    return false;
  }

  /** Adds a row to each row. */
  Estimate plusRow(Estimate row) {
    Estimate sum = new Estimate(rows, columns);
    for (int i = 0; i < values.length; i++) {
      sum.values[i] = values[i] + row.values[i % columns];
      sum.variances[i] = variances[i] + row.variances[i % columns] + square(UNIT * sum.values[i]);
    }
    return sum;
  }

  /** [n,k] -> [1,k]. */
  Estimate columnSums() {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return exact(1, rows, ones).times(this);
  }

  /** Each number times one of another matrix. */
  Estimate times(Estimate other, double rounding) {
    Estimate result = new Estimate(rows, columns);
    for (int i = 0; i < values.length; i++) {
      double a = values[i];
      double b = other.values[i];
      result.values[i] = a * b;
      result.variances[i] =
          variances[i] * b * b
              + (a * a + BOTH * variances[i]) * other.variances[i]
              + square(rounding * UNIT * a * b)
              + underflow(a * b);
    }
    return result;
  }

  /**
   * A function of each number. What it changes over as much as a number may be off becomes its own
   * uncertainty: so a step of the function near a number is allowed for, there alone.
   *
   * @param rounding how many units the result is rounded by
   */
  Estimate map(DoubleUnaryOperator function, double rounding) {
    Estimate result = new Estimate(rows, columns);
    for (int i = 0; i < values.length; i++) {
      double x = values[i];
      double y = function.applyAsDouble(x);
      double reach = tolerance(i);
      double change =
          reach == 0
              ? 0
              : Math.max(
                  Math.abs(function.applyAsDouble(x + reach) - y),
                  Math.abs(function.applyAsDouble(x - reach) - y));
      result.values[i] = y;
      result.variances[i] =
          square(change / MOST_DEVIATIONS) + square(rounding * UNIT * y) + underflow(y);
    }
    return result;
  }

  /** What small numbers lose in float32, where some programs take them as 0. */
  static double underflow(double y) {
    return y != 0 && Math.abs(y) < 1e-30 ? square(1e-37) : 0;
  }

  static double square(double x) {
    return x * x;
  }
}
