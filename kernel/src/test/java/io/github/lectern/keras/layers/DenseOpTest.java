package io.github.lectern.keras.layers;

import static io.github.lectern.keras.engine.Matrices.doubles;
import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Context;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Phase;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.keras.engine.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DenseOpTest {
  private static final int[] WIDTHS = {1, 3, 17, 31, 33, 500};
  private static final int[] BATCHES = {1, 2, 16, 17, 33, 64, 100};

  /** All numbers are below 1 in magnitude, so float32 rounds each term by at most 6e-8. */
  private static double tolerance(int terms) {
    return 1e-6 * (1 + terms);
  }

  static Stream<Arguments> widths() {
    return IntStream.of(WIDTHS)
        .boxed()
        .flatMap(in -> IntStream.of(WIDTHS).mapToObj(out -> Arguments.of(in, out)));
  }

  @ParameterizedTest
  @MethodSource("widths")
  void agrees_with_double_arithmetic(int in, int out) {
    for (int n : BATCHES) {
      Parameter w = Matrices.parameter(in, out, 1);
      Parameter b = Matrices.parameter(1, out, 2);
      compare(new DenseOp(w, Optional.of(b), ActivationOp.IDENTITY), w, b, n);
    }
  }

  @Test
  void one_operation_takes_batches_of_every_size_in_turn() {
    Parameter w = Matrices.parameter(17, 31, 3);
    Parameter b = Matrices.parameter(1, 31, 4);
    DenseOp dense = new DenseOp(w, Optional.of(b), ActivationOp.IDENTITY);
    IntStream.rangeClosed(1, 70).forEach(n -> compare(dense, w, b, n));
    compare(dense, w, b, 5);
  }

  private static void compare(DenseOp dense, Parameter w, Parameter b, int n) {
    compare(dense, w, b, n, Matrices.INFERENCE.workspace());
  }

  private static void compare(DenseOp dense, Parameter w, Parameter b, int n, Workspace workspace) {
    Context context = new Context(workspace, Phase.TRAINING);
    Matrix x = Matrices.random(n, w.value().rows(), n);
    Matrix dy = Matrices.random(n, w.value().columns(), n + 1);
    double[][] kernel = doubles(w.value());
    double[][] given = doubles(dy);

    double[][] y = product(doubles(x), kernel);
    double[] bias = doubles(b.value())[0];
    for (double[] row : y) {
      for (int k = 0; k < row.length; k++) {
        row[k] += bias[k];
      }
    }
    assertClose(dense.forward(x, context), y, tolerance(kernel.length));

    Gradients gradients = dense.backward(dy, InputGradient.NEEDED, context);
    assertThat(gradients.parameters()).extracting(Gradient::parameter).containsExactly(w, b);
    Matrix dw = gradients.parameters().get(0).value(context.workspace());
    Matrix db = gradients.parameters().get(1).value(context.workspace());
    Matrix dx = gradients.input().orElseThrow();
    assertClose(dw, product(transposed(doubles(x)), given), tolerance(n));
    assertClose(db, columnSums(given), tolerance(n));
    assertClose(dx, product(given, transposed(kernel)), tolerance(kernel[0].length));
  }

  @Test
  void without_a_bias_only_the_kernel_is_a_parameter() {
    Parameter w = Matrices.parameter(3, 2, 5);
    DenseOp dense = new DenseOp(w, Optional.empty(), ActivationOp.IDENTITY);
    Matrix x = Matrices.random(4, 3, 6);
    assertThat(dense.parameters()).containsExactly(w);
    assertClose(
        dense.forward(x, Matrices.TRAINING), product(doubles(x), doubles(w.value())), tolerance(3));
  }

  @Test
  void the_input_gradient_is_left_out_if_it_is_not_needed() {
    Parameter w = Matrices.parameter(3, 2, 5);
    DenseOp dense = new DenseOp(w, Optional.empty(), ActivationOp.IDENTITY);
    dense.forward(Matrices.random(4, 3, 6), Matrices.TRAINING);
    Gradients gradients =
        dense.backward(Matrices.random(4, 2, 7), InputGradient.NOT_NEEDED, Matrices.TRAINING);
    assertThat(gradients.input()).isEmpty();
    assertThat(gradients.parameters()).extracting(Gradient::parameter).containsExactly(w);
  }

  @Test
  void input_and_parameters_stay_as_they_are() {
    Parameter w = Matrices.parameter(33, 17, 7);
    Matrix x = Matrices.random(65, 33, 8);
    float[] before = values(x).clone();
    float[] weights = values(w.value()).clone();
    DenseOp dense = new DenseOp(w, Optional.empty(), ActivationOp.IDENTITY);
    dense.forward(x, Matrices.TRAINING);
    dense.backward(Matrices.random(65, 17, 9), InputGradient.NEEDED, Matrices.TRAINING);
    assertArrayEquals(before, values(x));
    assertArrayEquals(weights, values(w.value()));
  }

  /** Returns sizes on both sides of each threshold at which products and loops are split. */
  static Stream<Arguments> cuts() {
    return Stream.of(
        Arguments.of(1, 784, 30),
        Arguments.of(3, 784, 500),
        Arguments.of(16, 784, 500),
        Arguments.of(17, 784, 30),
        Arguments.of(32, 784, 30),
        Arguments.of(32, 784, 500),
        Arguments.of(33, 143, 65),
        Arguments.of(100, 500, 10),
        Arguments.of(120, 500, 499),
        Arguments.of(130, 784, 500),
        Arguments.of(97, 900, 800), // a large product in which one part has one row
        Arguments.of(290, 784, 500),
        Arguments.of(8000, 97, 100),
        Arguments.of(1200, 784, 30),
        Arguments.of(1201, 500, 499));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void results_are_the_same_to_the_last_bit_whatever_the_workers(int n, int in, int out) {
    List<float[]> alone = pass(1, n, in, out);
    for (int workers : new int[] {2, 4}) {
      List<float[]> together = pass(workers, n, in, out);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void products_of_every_cut_agree_with_double_arithmetic(int n, int in, int out) {
    Parameter w = Matrices.parameter(in, out, 1);
    Parameter b = Matrices.parameter(1, out, 2);
    try (Workspace workspace = new Workspace(3)) {
      compare(new DenseOp(w, Optional.of(b), ActivationOp.IDENTITY), w, b, n, workspace);
    }
  }

  /** Returns y, dW, db and dx, computed by the given number of workers. */
  private static List<float[]> pass(int workers, int n, int in, int out) {
    Parameter w = Matrices.parameter(in, out, 10);
    Parameter b = Matrices.parameter(1, out, 11);
    DenseOp dense = new DenseOp(w, Optional.of(b), new Halves());
    try (Workspace workspace = new Workspace(workers)) {
      Context context = new Context(workspace, Phase.TRAINING);
      float[] y = values(dense.forward(Matrices.random(n, in, 12), context));
      Gradients gradients =
          dense.backward(Matrices.random(n, out, 13), InputGradient.NEEDED, context);
      return List.of(
          y,
          values(gradients.parameters().get(0).value(workspace)),
          values(gradients.parameters().get(1).value(workspace)),
          values(gradients.input().orElseThrow()));
    }
  }

  /** f(z) = z / 2. */
  private static final class Halves implements TileFunction {
    @Override
    public void apply(Tile z) {
      for (int i = 0; i < z.size(); i++) {
        z.values()[i] /= 2;
      }
    }

    @Override
    public void gradient(Tile y, Tile dy) {
      apply(dy);
    }
  }

  static void assertClose(Matrix actual, double[][] expected, double tolerance) {
    double[][] numbers = doubles(actual);
    assertThat(numbers).hasDimensions(expected.length, expected[0].length);
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        worst = Math.max(worst, Math.abs(numbers[i][k] - expected[i][k]));
      }
    }
    assertThat(worst).isLessThan(tolerance);
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int k = 0; k < b[j].length; k++) {
          c[i][k] += a[i][j] * b[j][k];
        }
      }
    }
    return c;
  }

  private static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < t.length; k++) {
        t[k][i] = a[i][k];
      }
    }
    return t;
  }

  private static double[][] columnSums(double[][] a) {
    double[] ones = new double[a.length];
    Arrays.fill(ones, 1);
    return product(new double[][] {ones}, a);
  }
}
