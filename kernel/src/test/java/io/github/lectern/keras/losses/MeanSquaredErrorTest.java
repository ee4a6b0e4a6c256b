package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest extends LossContract {
  @Override
  Loss loss() {
    return new MeanSquaredError();
  }

  @Override
  float[] labels() {
    return new float[] {1, 0, 2, -1, 0, 0.5f, 3, 3, 3};
  }

  @Override
  float[] predictions() {
    return new float[] {0.5f, 0.25f, 1, 1, 2, 0.5f, 3, 3, 3};
  }

  // (.25 + .0625 + 1) / 3, (4 + 4 + 0) / 3, 0
  @Override
  double[] expected() {
    return new double[] {0.4375, 2.666667, 0};
  }

  @Test
  void is_never_taken_from_logits() {
    assertThat(loss().onLogitsOf("softmax")).isEmpty();
    assertThat(loss().onLogitsOf("sigmoid")).isEmpty();
  }

  @Test
  void targets_that_do_not_fit_are_told_what_would() {
    assertThat(loss().mismatch(2, 2)).isEmpty();
    assertThat(loss().mismatch(1, 2))
        .hasValue(
            "expected targets [n,2], the shape of the outputs, but got [n,1];"
                + " y has 1 column, so end with new Dense(1)");
    assertThat(loss().mismatch(3, 2))
        .hasValue(
            "expected targets [n,2], the shape of the outputs, but got [n,3];"
                + " y has 3 columns, so end with new Dense(3)");
  }
}
