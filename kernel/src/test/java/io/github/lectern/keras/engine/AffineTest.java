package io.github.lectern.keras.engine;

import static io.github.lectern.keras.engine.Matrices.doubles;
import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Operation.InputGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffineTest {
  private static final int[] WIDTHS = {1, 3, 17, 31, 33, 500};
  private static final int[] BATCHES = {1, 2, 16, 17, 33, 64, 100};

  /** Numbers are below 1 in magnitude: float32 rounds each term of a sum by at most 6e-8. */
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
      compare(new Affine(w, Optional.of(b), Pointwise.IDENTITY), w, b, n);
    }
  }

  @Test
  void one_operation_takes_batches_of_every_size_in_turn() {
    Parameter w = Matrices.parameter(17, 31, 3);
    Parameter b = Matrices.parameter(1, 31, 4);
    Affine affine = new Affine(w, Optional.of(b), Pointwise.IDENTITY);
    IntStream.rangeClosed(1, 70).forEach(n -> compare(affine, w, b, n));
    compare(affine, w, b, 5);
  }

  private static void compare(Affine affine, Parameter w, Parameter b, int n) {
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
    assertClose(affine.forward(x, Phase.TRAINING), y, tolerance(kernel.length));

    Matrix dx = affine.backward(dy, InputGradient.WANTED);
    assertClose(w.gradient(), product(transposed(doubles(x)), given), tolerance(n));
    assertClose(b.gradient(), columnSums(given), tolerance(n));
    assertClose(dx, product(given, transposed(kernel)), tolerance(kernel[0].length));
  }

  @Test
  void without_a_bias_only_the_kernel_is_a_parameter() {
    Parameter w = Matrices.parameter(3, 2, 5);
    Affine affine = new Affine(w, Optional.empty(), Pointwise.IDENTITY);
    Matrix x = Matrices.random(4, 3, 6);
    assertThat(affine.parameters()).containsExactly(w);
    assertClose(
        affine.forward(x, Phase.TRAINING), product(doubles(x), doubles(w.value())), tolerance(3));
  }

  @Test
  void input_and_parameters_stay_as_they_are() {
    Parameter w = Matrices.parameter(33, 17, 7);
    Matrix x = Matrices.random(65, 33, 8);
    float[] before = values(x).clone();
    float[] weights = values(w.value()).clone();
    Affine affine = new Affine(w, Optional.empty(), Pointwise.IDENTITY);
    affine.forward(x, Phase.TRAINING);
    affine.backward(Matrices.random(65, 17, 9), InputGradient.WANTED);
    assertArrayEquals(before, values(x));
    assertArrayEquals(weights, values(w.value()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 100, 1200})
  void results_are_the_same_to_the_last_bit_whatever_the_parallelism(int n) throws Exception {
    List<float[]> alone = pass(1, n);
    for (int threads : new int[] {2, 4}) {
      List<float[]> together = pass(threads, n);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i));
      }
    }
  }

  /** y, dW, db and dx of a pass on that many threads. */
  private static List<float[]> pass(int threads, int n) throws Exception {
    Gemm.useOneThread();
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () -> {
                Parameter w = Matrices.parameter(143, 33, 10);
                Parameter b = Matrices.parameter(1, 33, 11);
                Affine affine = new Affine(w, Optional.of(b), Pointwise.IDENTITY);
                List<float[]> results = new ArrayList<>();
                results.add(
                    values(affine.forward(Matrices.random(n, 143, 12), Phase.TRAINING)).clone());
                Matrix dx = affine.backward(Matrices.random(n, 33, 13), InputGradient.WANTED);
                results.addAll(List.of(values(w.gradient()), values(b.gradient()), values(dx)));
                return results;
              })
          .get();
    } finally {
      pool.shutdown();
    }
  }

  private static void assertClose(Matrix actual, double[][] expected, double tolerance) {
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
