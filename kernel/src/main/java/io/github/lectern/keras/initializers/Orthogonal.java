package io.github.lectern.keras.initializers;

import java.util.Arrays;

/**
 * Creates a matrix whose columns are orthogonal and have the length {@code gain}, or whose rows are
 * if it has more columns than rows, like {@code keras.initializers.Orthogonal}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new Orthogonal()))
 * }</pre>
 *
 * <p>The matrix is the factor Q of the decomposition A = Q R of a matrix of normal random numbers,
 * where R has a positive diagonal (Saxe et al., "Exact Solutions to the Nonlinear Dynamics of
 * Learning in Deep Linear Neural Networks", 2014). Q is unique. TensorFlow computes it in float32,
 * so its weights for the same seed agree with these up to float32 rounding errors, but not bit for
 * bit.
 *
 * @param gain the factor by which the orthogonal matrix is multiplied
 */
public record Orthogonal(double gain) implements Initializer {
  /** Creates an initializer with a gain of 1. */
  public Orthogonal() {
    this(1);
  }

  @Override
  public String name() {
    return "orthogonal";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the shape has fewer than two axes
   */
  @Override
  public float[] initialize(int... shape) {
    if (shape.length < 2) {
      throw new IllegalArgumentException(
          "Orthogonal: expected a kernel with at least two axes but got the shape "
              + Arrays.toString(shape)
              + "; for a bias, try \"zeros\"");
    }
    int columns = shape[shape.length - 1];
    int rows = Fans.of(shape).size() / columns;
    int length = Math.max(rows, columns);
    double[][] q = vectors(Draw.normal(rows * columns, 0, 1), length, Math.min(rows, columns));
    orthonormalize(q);
    float[] weights = new float[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      int row = i / columns;
      int column = i % columns;
      weights[i] = (float) gain * (float) (rows < columns ? q[row][column] : q[column][row]);
    }
    return weights;
  }

  /** Returns the columns of a matrix [length, count]. */
  private static double[][] vectors(float[] matrix, int length, int count) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < matrix.length; i++) {
      vectors[i % count][i / count] = matrix[i];
    }
    return vectors;
  }

  // Gram and Schmidt: q_k = a_k - sum_{j < k} (q_j a_k) q_j, divided by its length, which is R_kk
  // and so above 0. The subtraction is repeated because rounding errors of the first one remain.
  private static void orthonormalize(double[][] a) {
    for (int k = 0; k < a.length; k++) {
      for (int time = 0; time < 2; time++) {
        for (int j = 0; j < k; j++) {
          subtract(dot(a[j], a[k]), a[j], a[k]);
        }
      }
      double size = Math.sqrt(dot(a[k], a[k]));
      for (int i = 0; i < a[k].length; i++) {
        a[k][i] /= size;
      }
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void subtract(double factor, double[] x, double[] from) {
    for (int i = 0; i < x.length; i++) {
      from[i] -= factor * x[i];
    }
  }

  @Override
  public String toString() {
    return "Orthogonal(gain=" + gain + ")";
  }
}
