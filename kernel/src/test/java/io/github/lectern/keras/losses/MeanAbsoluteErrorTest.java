package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeanAbsoluteErrorTest extends LossContract {
  @Override
  Loss loss() {
    return new MeanAbsoluteError();
  }

  @Override
  float[] labels() {
    return new float[] {1, 0, 2, -1, 0, 0.5f, 3, 3, 4};
  }

  @Override
  float[] predictions() {
    return new float[] {0.5f, 0.25f, 1, 1, 2, 0.75f, 2, 3.5f, 3};
  }

  // (.5 + .25 + 1) / 3, (2 + 2 + .25) / 3, (1 + .5 + 1) / 3
  @Override
  double[] expected() {
    return new double[] {0.583333, 1.416667, 0.833333};
  }

  @Test
  void the_gradient_of_an_exact_prediction_is_0_as_in_tensorflow() {
    assertThat(gradient(loss(), new float[] {2, 0}, new float[] {2, 1}, 1))
        .containsExactly(0, 0.5f);
  }

  @Test
  void targets_of_the_wrong_width_are_refused() {
    assertThat(loss().mismatch(1, 1)).isEmpty();
    assertThat(loss().mismatch(1, 2))
        .hasValue(
            "expected targets [n,2], the shape of the outputs, but got [n,1];"
                + " y has 1 column, so end with new Dense(1)");
  }
}
