package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SubnormalsTest {
  @ParameterizedTest
  @ValueSource(
      floats = {
        3.5e-18f,
        -1e-17f,
        0.1f,
        -3.4e38f,
        0f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
      })
  void numbers_that_matter_stay_as_they_are(float x) {
    assertThat(Float.compare(flushToZero(x), x)).isZero();
  }

  @Test
  void smaller_numbers_lose_no_more_than_the_rounding_of_a_float() {
    for (float x = 3.4e-18f; x > 1e-24f; x *= 0.7f) {
      assertThat(flushToZero(x)).isCloseTo(x, withinPercentage(1.2e-5));
      assertThat(flushToZero(-x)).isCloseTo(-x, withinPercentage(1.2e-5));
    }
  }

  @Test
  void tiny_numbers_are_zero_or_far_from_subnormal() {
    assertThat(flushToZero(1e-33f)).isZero();
    assertThat(flushToZero(-1e-36f)).isZero();
    assertThat(flushToZero(Float.MIN_VALUE)).isZero();
    assertThat(flushToZero(7e-33f)).isBetween(6e-33f, 7e-33f);
  }

  static List<Optimizer> optimizers() {
    return List.of(
        new Adam(new Beta2(0.9)),
        new SGD(new Momentum(0.9)),
        new RMSprop(new Rho(0.9), new Momentum(0.9)));
  }

  /** 0.9^2000 is 1e-92, below the smallest float; without flushing, values end near 1.4e-45. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void a_weight_without_gradient_leaves_no_subnormal_numbers(Optimizer optimizer) {
    Parameter parameter = Matrices.parameter(2, 3, 1);
    Steps.step(optimizer, Matrices.random(2, 3, 2), parameter);
    Matrix none = Matrix.zeros(2, 3);
    for (int i = 0; i < 2000; i++) {
      Steps.step(optimizer, none, parameter);
    }
    assertThat(optimizer.state(List.of(parameter)))
        .isNotEmpty()
        .allSatisfy(SubnormalsTest::isNothing);
  }

  /** Checks for numbers too small to change a weight that are zero or far above subnormals. */
  private static void isNothing(INDArray slot) {
    for (float number : slot.data().asFloat()) {
      float size = Math.abs(number);
      assertThat(size == 0 || size > 1e4f * Float.MIN_NORMAL).isTrue();
      assertThat(size).isLessThan(1e-29f);
    }
  }
}
