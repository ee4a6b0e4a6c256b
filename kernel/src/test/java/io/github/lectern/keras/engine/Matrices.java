package io.github.lectern.keras.engine;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** Creates matrices for tests, and returns their numbers as arrays. */
public final class Matrices {
  /** The context of an inference pass on the calling thread. */
  public static final Context INFERENCE = new Context(new Workspace(1), Phase.INFERENCE);

  /** The context of a training pass on the calling thread. */
  public static final Context TRAINING = new Context(INFERENCE.workspace(), Phase.TRAINING);

  private Matrices() {}

  /** Returns a matrix of random numbers between -1 and 1. */
  public static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return filled(rows, columns, () -> 2 * random.nextDouble() - 1);
  }

  /** Returns a parameter of random numbers between -1 and 1. */
  public static Parameter parameter(int rows, int columns, long seed) {
    return new Parameter("p", values(random(rows, columns, seed)), rows, columns);
  }

  /** Returns a matrix of the given numbers, row after row. */
  public static Matrix of(int rows, int columns, float... values) {
    Matrix matrix = Matrix.zeros(rows, columns);
    matrix.write(0, new Tile(values, rows, columns));
    return matrix;
  }

  /** Returns the numbers, row after row. */
  public static float[] values(Matrix matrix) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    matrix.read(0, new Tile(values, matrix.rows(), matrix.columns()));
    return values;
  }

  /** Returns the numbers as [rows][columns]. */
  public static double[][] doubles(Matrix matrix) {
    float[] values = values(matrix);
    double[][] doubles = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < values.length; i++) {
      doubles[i / matrix.columns()][i % matrix.columns()] = values[i];
    }
    return doubles;
  }

  private static Matrix filled(int rows, int columns, DoubleSupplier numbers) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers.getAsDouble();
    }
    return of(rows, columns, values);
  }
}
