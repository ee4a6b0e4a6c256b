package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuberTest extends LossContract {
  @Override
  Loss loss() {
    return new Huber(0.75);
  }

  @Override
  float[] labels() {
    return new float[] {1, 0, 2, -1, 0, 0.5f, 3, 3, 4};
  }

  @Override
  float[] predictions() {
    return new float[] {0.5f, 0.25f, 1, 1, 2, 0.75f, 2, 3.5f, 3};
  }

  // errors up to .75: e^2 / 2; errors above: .75 |e| - .28125
  // (.125 + .03125 + .46875) / 3, (1.21875 + 1.21875 + .03125) / 3, (.46875 + .125 + .46875) / 3
  @Override
  double[] expected() {
    return new double[] {0.208333, 0.822917, 0.354167};
  }

  /** The example in the documentation of tf.keras.losses.Huber: [0.18, 0.13]. */
  @Test
  void the_example_of_keras_documentation() {
    float[] losses =
        losses(new Huber(), new float[] {0, 1, 0, 0}, new float[] {0.6f, 0.4f, 0.4f, 0.6f}, 2);
    assertThat(losses[0]).isCloseTo(0.18f, within(1e-6f));
    assertThat(losses[1]).isCloseTo(0.13f, within(1e-6f));
  }

  @Test
  void beyond_delta_the_gradient_stays_the_same() {
    float[] gradient =
        gradient(new Huber(), new float[] {0, 0, 0, 0}, new float[] {0.5f, 1, -1.5f, 300}, 1);
    assertThat(gradient).containsExactly(0.125f, 0.25f, -0.25f, 0.25f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_delta_that_is_negative_or_not_finite_is_refused(double delta) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Huber(delta))
        .withMessage(
            "Huber: expected a finite delta of at least 0 but got "
                + delta
                + "; try new Huber(1.0)");
  }

  @Test
  void the_settings_create_the_same_loss() {
    assertThat(loss().config()).isEqualTo(Map.of("delta", 0.75));
    assertThat(Losses.fromConfig("huber_loss", Map.of("delta", 0.75)))
        .hasToString("Huber(delta=0.75)");
    assertThat(Losses.fromConfig("huber_loss", Map.of())).hasToString("Huber(delta=1.0)");
  }
}
