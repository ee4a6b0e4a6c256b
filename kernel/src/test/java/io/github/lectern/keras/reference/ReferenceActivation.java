package io.github.lectern.keras.reference;

import static io.github.lectern.keras.reference.Estimate.UNIT;
import static io.github.lectern.keras.reference.Estimate.square;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/** The activation functions from their formulas in Keras' documentation. */
final class ReferenceActivation {
  private static final double SELU_ALPHA = 1.67326324;
  private static final double SELU_SCALE = 1.05070098;

  private final String name;

  ReferenceActivation(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** y = f(z), over rows. */
  Estimate apply(Estimate z) {
    return switch (name) {
      case "linear" -> z;
      case "softmax" -> softmax(z);
      case "relu" -> z.map(x -> Math.max(x, 0), 0);
      default -> z.map(function(), 1);
    };
  }

  private DoubleUnaryOperator function() {
    return switch (name) {
      case "sigmoid" -> x -> 1 / (1 + Math.exp(-x));
      case "tanh" -> Math::tanh;
      case "elu" -> x -> x < 0 ? Math.expm1(x) : x;
      case "selu" -> x -> SELU_SCALE * (x < 0 ? SELU_ALPHA * Math.expm1(x) : x);
      case "gelu" -> x -> x * normal(x);
      case "swish" -> x -> x / (1 + Math.exp(-x));
      case "hard_sigmoid" -> x -> Math.max(0, Math.min(.2 * x + .5, 1));
      case "exponential" -> Math::exp;
      case "softplus" -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case "softsign" -> x -> x / (1 + Math.abs(x));
      default -> throw new IllegalArgumentException("no reference for the activation " + name);
    };
  }

  /** P(X <= x) for a standard normal X. */
  private static double normal(double x) {
    return Erf.erfc(-x / Math.sqrt(2)) / 2;
  }

  /** dL/dz from dL/dy. */
  Estimate gradient(Estimate z, Estimate dy) {
    if (name.equals("linear")) {
      return dy;
    }
    if (name.equals("softmax")) {
      return softmaxGradient(softmax(z), dy);
    }
    Estimate slope = z.map(derivative(), 2);
    Estimate y = apply(z);
    for (int i = 0; i < slope.values.length; i++) {
      // 1 - y is as far off as y, however small it is; equal samples are off together
      slope.variances[i] =
          switch (name) {
            case "relu", "hard_sigmoid" -> slope.variances[i] * z.rows;
            case "selu" -> slope.variances[i] * z.rows + square(3 * UNIT * y.values[i]);
            default -> slope.variances[i] + square(3 * UNIT * y.values[i]);
          };
    }
    return dy.times(slope, 2);
  }

  private DoubleUnaryOperator derivative() {
    return switch (name) {
      case "relu" -> x -> x > 0 ? 1 : 0;
      case "sigmoid" ->
          x -> {
            double y = 1 / (1 + Math.exp(-x));
            return y * (1 - y);
          };
      case "tanh" -> x -> 1 - Math.tanh(x) * Math.tanh(x);
      case "elu" -> x -> x < 0 ? Math.exp(x) : 1;
      case "selu" -> x -> SELU_SCALE * (x < 0 ? SELU_ALPHA * Math.exp(x) : 1);
      case "gelu" -> x -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      case "swish" ->
          x -> {
            double s = 1 / (1 + Math.exp(-x));
            return s + x * s * (1 - s);
          };
      case "hard_sigmoid" -> x -> Math.abs(x) < 2.5 ? .2 : 0;
      case "exponential" -> Math::exp;
      case "softplus" -> x -> 1 / (1 + Math.exp(-x));
      case "softsign" -> x -> 1 / square(1 + Math.abs(x));
      default -> throw new IllegalArgumentException("no reference for the activation " + name);
    };
  }

  // y_k = exp(z_k) / sum_j exp(z_j)
  // var y_k = y_k^2 ((1 - 2 y_k) var z_k + sum_j y_j^2 var z_j)
  static Estimate softmax(Estimate z) {
    Estimate y = new Estimate(z.rows, z.columns);
    for (int from = 0; from < z.values.length; from += z.columns) {
      double max = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + z.columns; i++) {
        max = Math.max(max, z.values[i]);
      }
      double sum = 0;
      for (int i = from; i < from + z.columns; i++) {
        y.values[i] = Math.exp(z.values[i] - max);
        sum += y.values[i];
      }
      double shared = 0;
      for (int i = from; i < from + z.columns; i++) {
        y.values[i] /= sum;
        shared += square(y.values[i]) * z.variances[i];
      }
      for (int i = from; i < from + z.columns; i++) {
        double p = y.values[i];
        double relative = (1 - 2 * p) * z.variances[i] + shared + square(2 * UNIT);
        y.variances[i] = square(p) * Math.max(0, relative) + Estimate.underflow(p);
      }
    }
    return y;
  }

  // dz_k = y_k (dy_k - t), t = sum_j y_j dy_j
  private static Estimate softmaxGradient(Estimate y, Estimate dy) {
    Estimate dz = new Estimate(y.rows, y.columns);
    for (int from = 0; from < y.values.length; from += y.columns) {
      double t = 0;
      double variance = 0;
      for (int i = from; i < from + y.columns; i++) {
        t += y.values[i] * dy.values[i];
        variance += square(dy.values[i]) * y.variances[i] + square(y.values[i]) * dy.variances[i];
      }
      for (int i = from; i < from + y.columns; i++) {
        double difference = dy.values[i] - t;
        dz.values[i] = y.values[i] * difference;
        dz.variances[i] =
            square(difference) * y.variances[i]
                + square(y.values[i]) * (dy.variances[i] + variance)
                + square(2 * UNIT * dz.values[i]);
      }
    }
    return dz;
  }
}
