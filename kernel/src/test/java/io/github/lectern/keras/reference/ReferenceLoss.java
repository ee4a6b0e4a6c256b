package io.github.lectern.keras.reference;

import static io.github.lectern.keras.reference.Estimate.UNIT;
import static io.github.lectern.keras.reference.Estimate.square;

import java.util.function.DoubleBinaryOperator;

/**
 * The losses from their formulas in Keras' documentation. On a softmax or a sigmoid at the end,
 * cross-entropy is taken on the logits, where nothing is clipped.
 */
final class ReferenceLoss {
  private static final double EPSILON = 1e-7;

  /** Far above the smallest float32, since rounding errors of the logits move a sigmoid by much. */
  private static final double TINY = 1e-30;

  /** What a loss is taken for. */
  enum Kind {
    SQUARED,
    HALF_SQUARED,
    ABSOLUTE,
    HUBER,
    BINARY,
    CATEGORICAL,
    SPARSE
  }

  private final Kind kind;

  ReferenceLoss(Kind kind) {
    this.kind = kind;
  }

  /** The kind of a loss by the name in Keras' table. */
  static Kind kind(String name) {
    return switch (name) {
      case "mse", "mean_squared_error" -> Kind.SQUARED;
      case "mae", "mean_absolute_error" -> Kind.ABSOLUTE;
      case "huber", "huber_loss" -> Kind.HUBER;
      case "bce", "binary_crossentropy" -> Kind.BINARY;
      case "categorical_crossentropy" -> Kind.CATEGORICAL;
      case "sparse_categorical_crossentropy" -> Kind.SPARSE;
      default -> throw new IllegalArgumentException("no reference for the loss " + name);
    };
  }

  /** Whether it is taken on the inputs of that last activation. */
  boolean isOnLogitsOf(String activation) {
    return switch (kind) {
      case BINARY -> activation.equals("sigmoid");
      case CATEGORICAL, SPARSE -> activation.equals("softmax");
      default -> false;
    };
  }

  /**
   * The losses of samples, and their gradients.
   *
   * @param each the loss of each sample, [n,1]
   * @param gradient not divided by n, [n,outputs]
   */
  record Result(Estimate each, Estimate gradient) {
    /** The mean loss. */
    Estimate mean() {
      Estimate mean = each.columnSums();
      mean.values[0] /= each.rows;
      mean.variances[0] = mean.variances[0] / square(each.rows) + square(UNIT * mean.values[0]);
      return mean;
    }
  }

  /** The loss of predictions p, [n,k], beside labels y, [n,k], which are one-hot for SPARSE. */
  Result of(Estimate y, Estimate p) {
    return switch (kind) {
      case SQUARED -> elementwise(y, p, (t, q) -> square(q - t), (t, q) -> 2 * (q - t), p.columns);
      case HALF_SQUARED -> elementwise(y, p, (t, q) -> square(q - t) / 2, (t, q) -> q - t, 1);
      case ABSOLUTE ->
          elementwise(y, p, (t, q) -> Math.abs(q - t), (t, q) -> Math.signum(q - t), p.columns);
      case HUBER ->
          elementwise(
              y, p, (t, q) -> huber(q - t), (t, q) -> Math.max(-1, Math.min(q - t, 1)), p.columns);
      case BINARY ->
          elementwise(y, p, ReferenceLoss::binary, ReferenceLoss::binaryGradient, p.columns);
      case CATEGORICAL -> categorical(y, p);
      case SPARSE -> sparse(y, p);
    };
  }

  /** The same of logits z. */
  Result ofLogits(Estimate y, Estimate z) {
    return kind == Kind.BINARY
        ? elementwise(
            y,
            z,
            (t, x) -> Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x))),
            (t, x) -> 1 / (1 + Math.exp(-x)) - t,
            z.columns)
        : softmaxCrossentropy(y, z);
  }

  /** With Keras' delta of 1. */
  private static double huber(double error) {
    return Math.abs(error) <= 1 ? square(error) / 2 : Math.abs(error) - 0.5;
  }

  private static double clip(double p) {
    return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
  }

  private static boolean isClipped(double p) {
    return p < EPSILON || p > 1 - EPSILON;
  }

  private static double binary(double y, double p) {
    double q = clip(p);
    return -y * Math.log(q + EPSILON) - (1 - y) * Math.log(1 - q + EPSILON);
  }

  private static double binaryGradient(double y, double p) {
    double q = clip(p);
    return isClipped(p) ? 0 : -y / (q + EPSILON) + (1 - y) / (1 - q + EPSILON);
  }

  // L = sum_k l(y_k, p_k) / divisor
  private static Result elementwise(
      Estimate y,
      Estimate p,
      DoubleBinaryOperator loss,
      DoubleBinaryOperator derivative,
      double divisor) {
    Estimate losses = map(y, p, loss, divisor);
    Estimate each = losses.transposed().columnSums().transposed();
    for (int i = 0; i < each.values.length; i++) {
      each.variances[i] += square(UNIT * each.values[i]);
    }
    return new Result(each, map(y, p, derivative, divisor));
  }

  private static Estimate map(
      Estimate y, Estimate p, DoubleBinaryOperator function, double divisor) {
    Estimate result = new Estimate(p.rows, p.columns);
    for (int i = 0; i < p.values.length; i++) {
      double label = y.values[i];
      Estimate one = new Estimate(1, 1, new double[] {p.values[i]}, new double[] {p.variances[i]});
      Estimate mapped = one.map(x -> function.applyAsDouble(label, x) / divisor, 2);
      result.values[i] = mapped.values[0];
      result.variances[i] = mapped.variances[0];
    }
    return result;
  }

  // L = sum_k y_k (log sum_j exp(z_j) - z_k);  dL/dz_k = p_k - y_k
  private static Result softmaxCrossentropy(Estimate y, Estimate z) {
    Estimate gradient = ReferenceActivation.softmax(z);
    Estimate each = new Estimate(z.rows, 1);
    for (int row = 0; row < z.rows; row++) {
      int from = row * z.columns;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + z.columns; i++) {
        max = Math.max(max, z.values[i]);
      }
      double sum = 0;
      for (int i = from; i < from + z.columns; i++) {
        sum += Math.exp(z.values[i] - max);
      }
      for (int i = from; i < from + z.columns; i++) {
        gradient.values[i] -= y.values[i];
        gradient.variances[i] += square(UNIT * gradient.values[i]);
        each.values[row] += y.values[i] * (max + Math.log(sum) - z.values[i]);
        each.variances[row] += square(gradient.values[i]) * z.variances[i];
      }
      each.variances[row] += square(UNIT * each.values[row]);
    }
    return new Result(each, gradient);
  }

  // q_k = clip(p_k / s), s = sum_j p_j;  L = -sum_k y_k log q_k
  // dL/dp_k = (l_k - sum_j l_j p_j / s) / s, l_k = -y_k / q_k, or 0 where q is clipped
  private static Result categorical(Estimate y, Estimate p) {
    Estimate sums = p.transposed().columnSums();
    Estimate shares = new Estimate(p.rows, p.columns);
    for (int i = 0; i < p.values.length; i++) {
      double s = sums.values[i / p.columns];
      if (s < TINY) {
        throw new OutOfFloatRangeException("the sum of the predictions", s);
      }
      shares.values[i] = p.values[i] / s;
      shares.variances[i] =
          (p.variances[i] + square(shares.values[i]) * sums.variances[i / p.columns]) / square(s);
    }
    Estimate slopes = map(y, shares, (t, q) -> isClipped(q) ? 0 : -t / q, 1);
    Estimate passed = slopes.times(shares, 1).transposed().columnSums();
    Estimate gradient = new Estimate(p.rows, p.columns);
    for (int i = 0; i < p.values.length; i++) {
      int row = i / p.columns;
      double s = sums.values[row];
      gradient.values[i] = (slopes.values[i] - passed.values[row]) / s;
      gradient.variances[i] =
          (slopes.variances[i]
                  + passed.variances[row]
                  + square(gradient.values[i]) * sums.variances[row]
                  + square(2 * UNIT) * (square(slopes.values[i]) + square(passed.values[row])))
              / square(s);
    }
    Estimate each = elementwise(y, shares, (t, q) -> -t * Math.log(clip(q)), (t, q) -> 0, 1).each();
    return new Result(each, gradient);
  }

  // q_k = clip(p_k);  L = log sum_j q_j - log q_y
  // dL/dp_k = 1 / sum_j q_j - [k = y] / q_y, or 0 where q is clipped
  private static Result sparse(Estimate y, Estimate p) {
    Estimate clipped = p.map(ReferenceLoss::clip, 0);
    Estimate sums = clipped.transposed().columnSums().transposed();
    Estimate gradient = new Estimate(p.rows, p.columns);
    for (int i = 0; i < p.values.length; i++) {
      double label = y.values[i];
      double s = sums.values[i / p.columns];
      double deviation = Math.sqrt(sums.variances[i / p.columns]) / square(s);
      Estimate one = new Estimate(1, 1, new double[] {p.values[i]}, new double[] {p.variances[i]});
      Estimate slope = one.map(x -> isClipped(x) ? 0 : 1 / s - label / x, 2);
      gradient.values[i] = slope.values[0];
      gradient.variances[i] =
          slope.variances[0] + square(deviation) + square(2 * UNIT / s) + square(UNIT * label / s);
    }
    Estimate right = elementwise(y, p, (t, q) -> t * Math.log(clip(q)), (t, q) -> 0, 1).each();
    Estimate each = sums.map(Math::log, 2);
    for (int row = 0; row < each.rows; row++) {
      each.values[row] -= right.values[row];
      each.variances[row] += right.variances[row] + square(UNIT * each.values[row]);
    }
    return new Result(each, gradient);
  }
}
