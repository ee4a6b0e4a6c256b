package io.github.lectern.keras.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
  // small, deep and narrow products, products divided by columns, and one that is packed
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 7, 5",
    "32, 10, 784",
    "32, 300, 784",
    "33, 71, 129",
    "200, 30, 95",
    "13, 500, 90",
    "60, 1000, 60",
    "2, 64, 1000",
    "10, 1000, 60",
    "410, 405, 400"
  })
  void each_element_of_a_product_is_the_sum_of_its_terms(int m, int n, int k) {
    Matrix a = Matrices.random(m, k, 1);
    Matrix b = Matrices.random(k, n, 2);
    double[] expected = product(Matrices.doubles(a), Matrices.doubles(b));
    try (Workspace workspace = new Workspace(2)) {
      for (Gemm gemm :
          new Gemm[] {
            Gemm.of(a, b),
            Gemm.ofLeftTransposed(transposed(a), b),
            Gemm.ofRightTransposed(a, transposed(b))
          }) {
        Matrix c = Matrices.random(m, n, 3);
        gemm.into(c, workspace);
        assertClose(c, expected, k);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 7, 5", "32, 10, 784", "33, 71, 129", "32, 500, 90", "410, 405, 400"})
  void the_epilogue_is_applied_once_to_each_number(int m, int n, int k) {
    Matrix a = Matrices.random(m, k, 1);
    Matrix b = Matrices.random(k, n, 2);
    double[] expected = product(Matrices.doubles(a), Matrices.doubles(b));
    Arrays.setAll(expected, i -> expected[i] + 100);
    try (Workspace workspace = new Workspace(2)) {
      Matrix c = Matrix.zeros(m, n);
      Gemm.of(a, b).then(GemmTest::addHundred).into(c, workspace);
      assertClose(c, expected, k);
    }
  }

  private static void addHundred(Tile tile) {
    for (int i = 0; i < tile.size(); i++) {
      tile.values()[i] += 100;
    }
  }

  // 160,000 multiplications justify 4 parts of 125 rows, rounded up to a multiple of 8
  @Test
  void rows_are_divided_into_an_even_number_of_parts() {
    Gemm gemm = Gemm.ofLeftTransposed(Matrix.zeros(32, 500), Matrix.zeros(32, 10));
    assertThat(gemm.rowsInPart()).isEqualTo(128);
  }

  // 30 x 10 x 32 multiplications are too few to divide
  @Test
  void a_few_rows_are_one_part() {
    Gemm gemm = Gemm.ofLeftTransposed(Matrix.zeros(32, 30), Matrix.zeros(32, 10));
    assertThat(gemm.rowsInPart()).isGreaterThanOrEqualTo(30);
  }

  // there are fewer rows than parts, but enough multiplications to divide
  @Test
  void every_part_has_rows_however_few_there_are() {
    for (int m = 1; m <= 40; m++) {
      for (int k : new int[] {1, 100, 1_000, 5_000}) {
        Gemm gemm = Gemm.ofLeftTransposed(Matrix.zeros(k, m), Matrix.zeros(k, 64));
        assertThat(gemm.rowsInPart()).as("%d rows, %d terms", m, k).isGreaterThanOrEqualTo(8);
      }
    }
  }

  @Test
  void matrices_that_do_not_fit_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gemm.of(Matrix.zeros(2, 3), Matrix.zeros(4, 5)))
        .withMessage("Gemm: expected [m,k] x [k,n] but got [2,3] x [4,5]");
    Gemm gemm = Gemm.of(Matrix.zeros(2, 3), Matrix.zeros(3, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gemm.into(Matrix.zeros(3, 5), Matrices.INFERENCE.workspace()))
        .withMessage("Gemm: expected a result of [2,5] but got [3,5]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gemm.into(Matrix.zeros(2, 4), Matrices.INFERENCE.workspace()));
  }

  private static double[] product(double[][] a, double[][] b) {
    int n = b[0].length;
    double[] c = new double[a.length * n];
    for (int i = 0; i < a.length; i++) {
      for (int p = 0; p < b.length; p++) {
        for (int j = 0; j < n; j++) {
          c[i * n + j] += a[i][p] * b[p][j];
        }
      }
    }
    return c;
  }

  private static Matrix transposed(Matrix matrix) {
    float[] values = Matrices.values(matrix);
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % matrix.columns() * matrix.rows() + i / matrix.columns()] = values[i];
    }
    return Matrices.of(matrix.columns(), matrix.rows(), turned);
  }

  /**
   * Asserts that a matrix is close to the expected one. Each of the k terms is at most 1, so the
   * rounding error of a sum is below k ulps of 1.
   */
  private static void assertClose(Matrix c, double[] expected, int k) {
    float[] actual = Matrices.values(c);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], Offset.offset(1e-6 * (k + 10)));
    }
  }
}
