package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.fade;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnormalsTest {
  @ParameterizedTest
  @ValueSource(
      floats = {
        1.0000001e-30f,
        -1e-29f,
        0.1f,
        -3.4e38f,
        0f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
      })
  void numbers_that_matter_stay_as_they_are(float x) {
    assertThat(Float.compare(fade(x), x)).isZero();
  }

  @Test
  void small_numbers_are_zero_after_two_steps() {
    assertThat(fade(1e-31f)).isPositive().isLessThan(1e-31f);
    assertThat(fade(fade(1e-36f))).isZero();
    assertThat(fade(fade(-1e-36f))).isZero();
    assertThat(fade(Float.MIN_VALUE)).isZero();
  }

  static List<Optimizer> optimizers() {
    return List.of(
        new Adam(new Beta2(0.9)),
        new SGD(new Momentum(0.9)),
        new RMSprop(new Rho(0.9), new Momentum(0.9)));
  }

  /** 0.9^2000 is 1e-92, far below the smallest float: without care it ends at 1.4e-45 or so. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void a_weight_without_gradient_leaves_nothing_to_keep(Optimizer optimizer) {
    Parameter parameter = Matrices.parameter(2, 3, 1);
    Steps.step(optimizer, Matrices.random(2, 3, 2), parameter);
    Matrix none = Matrix.zeros(2, 3);
    for (int i = 0; i < 2000; i++) {
      Steps.step(optimizer, none, parameter);
    }
    assertThat(optimizer.state(List.of(parameter)))
        .isNotEmpty()
        .allSatisfy(slot -> assertThat(slot.amaxNumber().floatValue()).isZero());
  }
}
