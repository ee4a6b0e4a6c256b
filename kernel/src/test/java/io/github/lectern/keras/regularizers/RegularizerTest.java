package io.github.lectern.keras.regularizers;

import static io.github.lectern.keras.Keywords.l1;
import static io.github.lectern.keras.Keywords.l1l2;
import static io.github.lectern.keras.Keywords.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizerTest {
  private static Tile weights() {
    return new Tile(new float[] {0.5f, -2, 0, 3, 99}, 2, 2); // the last number is not in the tile
  }

  private static float[] gradient(Regularizer regularizer) {
    float[] g = {1, 1, 1, 1, 7};
    regularizer.addGradient(weights(), new Tile(g, 2, 2));
    return g;
  }

  @Test
  void l1_is_the_sum_of_the_absolute_values() {
    assertThat(l1(0.1).of(weights())).isCloseTo(0.1 * 5.5, within(1e-12));
    assertThat(gradient(l1(0.5))).containsExactly(1.5f, 0.5f, 1, 1.5f, 7);
  }

  @Test
  void l2_is_the_sum_of_the_squares() {
    assertThat(l2(0.1).of(weights())).isCloseTo(0.1 * 13.25, within(1e-12));
    assertThat(gradient(l2(0.25))).containsExactly(1.25f, 0, 1, 2.5f, 7);
  }

  @Test
  void l1l2_is_both() {
    assertThat(l1l2(0.1, 0.2).of(weights())).isCloseTo(0.1 * 5.5 + 0.2 * 13.25, within(1e-12));
    assertThat(gradient(l1l2(0.5, 0.25))).containsExactly(1.75f, -0.5f, 1, 3, 7);
  }

  @Test
  void a_name_without_a_factor_has_the_factor_of_keras() {
    assertThat(Regularizer.get("l1")).isEqualTo(l1(0.01));
    assertThat(Regularizer.get("l2")).isEqualTo(l2(0.01));
    assertThat(Regularizer.get("l1_l2")).isEqualTo(l1l2(0.01, 0.01));
  }

  @Test
  void names_come_back() {
    for (Regularizer each : new Regularizer[] {l1(0.5), l2(1e-4), l1l2(0.25, 3), l2(0)}) {
      assertThat(Regularizer.get(each.name())).isEqualTo(each);
      assertThat(each).hasToString(each.name());
    }
    assertThat(l1l2(0.01, 0.02).name()).isEqualTo("l1_l2(0.01, 0.02)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l3", "l2(", "l2(0.1, 0.2)", "L2", ""})
  void an_unknown_name_is_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Regularizer.get(name))
        .withMessage(
            "Unknown regularizer: "
                + name
                + "; expected \"l1\", \"l2\" or \"l1_l2\", or a factor as in l2(0.001)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_factor_out_of_range_is_refused(double factor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> l2(factor))
        .withMessage(
            "regularizer: expected finite factors of at least 0 but got l1 = 0.0 and l2 = "
                + factor
                + "; try l2(0.001)");
  }
}
