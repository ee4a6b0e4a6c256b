package io.github.lectern.keras.initializers;

import static io.github.lectern.keras.Keywords.kernelInitializer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OrthogonalTest {
  private static final double ROUNDING = 2e-6;

  private static INDArray weights(Initializer initializer, int rows, int columns) {
    Session.current().setSeed(43052);
    return Nd4j.createFromArray(initializer.initialize(rows, columns)).reshape(rows, columns);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "3, 3", "200, 120", "1, 1", "7, 1"})
  void columns_are_orthogonal_and_of_length_1(int rows, int columns) {
    INDArray q = weights(new Orthogonal(), rows, columns);
    assertThat(q.transpose().mmul(q).equalsWithEps(Nd4j.eye(columns), ROUNDING)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "120, 200", "1, 7"})
  void the_rows_are_if_there_are_fewer_of_them(int rows, int columns) {
    INDArray q = weights(new Orthogonal(), rows, columns);
    assertThat(q.mmul(q.transpose()).equalsWithEps(Nd4j.eye(rows), ROUNDING)).isTrue();
  }

  /** These properties determine Q: A = Q R for the same draws A, R is triangular, and R_kk > 0. */
  @ParameterizedTest
  @CsvSource({"6, 4", "4, 6", "50, 50"})
  void is_the_factor_q_of_the_normal_numbers_with_a_positive_diagonal(int rows, int columns) {
    int longer = Math.max(rows, columns);
    int shorter = Math.min(rows, columns);
    INDArray a = weights(new RandomNormal(0, 1), longer, shorter);
    INDArray given = weights(new Orthogonal(), rows, columns);
    INDArray q = rows < columns ? given.transpose() : given;
    INDArray r = q.transpose().mmul(a);
    for (int i = 0; i < shorter; i++) {
      assertThat(r.getDouble(i, i)).isPositive();
      for (int k = 0; k < i; k++) {
        assertThat(r.getDouble(i, k)).isCloseTo(0, within(1e-4));
      }
    }
    assertThat(q.mmul(r).equalsWithEps(a, 1e-4)).isTrue();
  }

  @Test
  void gain_scales_the_matrix() {
    INDArray q = weights(new Orthogonal(), 4, 3);
    assertThat(weights(new Orthogonal(2), 4, 3)).isEqualTo(q.mul(2));
  }

  @Test
  void axes_before_the_last_are_the_rows_of_the_matrix() {
    float[] flat = weights(new Orthogonal(), 12, 5).data().asFloat();
    Session.current().setSeed(43052);
    assertArrayEquals(flat, new Orthogonal().initialize(2, 3, 2, 5));
  }

  @Test
  void takes_one_operation_seed() {
    assertThat(Seeds.taken(() -> new Orthogonal().initialize(3, 4))).isEqualTo(1);
  }

  @Test
  void a_bias_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Orthogonal().initialize(30))
        .withMessage(
            "Orthogonal: expected a kernel with at least two axes but got the shape [30];"
                + " for a bias, try \"zeros\"");
  }

  @Test
  void a_layer_starts_with_it() {
    Sequential net = new Sequential();
    net.add(new Dense(3, kernelInitializer("orthogonal")));
    net.build(8);
    INDArray q = net.getWeights().get(0);
    assertThat(q.transpose().mmul(q).equalsWithEps(Nd4j.eye(3), ROUNDING)).isTrue();
  }
}
