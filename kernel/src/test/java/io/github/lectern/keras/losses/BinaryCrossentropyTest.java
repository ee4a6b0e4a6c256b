package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryCrossentropyTest extends LogitsContract {
  @Override
  Loss loss() {
    return new BinaryCrossentropy();
  }

  @Override
  String activation() {
    return "sigmoid";
  }

  @Override
  double[] activated(float[] z) {
    double[] p = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      p[k] = 1 / (1 + Math.exp(-z[k]));
    }
    return p;
  }

  @Override
  float[] labels() {
    return new float[] {1, 0, 0, 1, 0.25f, 1};
  }

  @Override
  float[] predictions() {
    return new float[] {0.8f, 0.4f, 0.5f, 0.25f, 0.5f, 0.6f};
  }

  // -(ln .8 + ln .6) / 2, (ln 2 + ln 4) / 2, (ln 2 - ln .6) / 2
  @Override
  double[] expected() {
    return new double[] {0.366985, 1.039721, 0.601986};
  }

  @Test
  void a_guess_of_a_half_costs_ln_2() {
    assertThat(losses(loss(), new float[] {1}, new float[] {0.5f}, 1)[0])
        .isCloseTo(0.693147f, within(1e-6f));
    assertThat(losses(onLogits(), new float[] {1}, new float[] {0}, 1)[0])
        .isCloseTo(0.693147f, within(1e-6f));
  }

  @Test
  void extreme_logits_stay_finite() {
    float[] z = {1e4f, -1e4f};
    assertThat(losses(onLogits(), new float[] {1, 0}, z, 1)).containsExactly(0);
    assertThat(losses(onLogits(), new float[] {0, 1}, z, 1)).containsExactly(10_000);
    assertThat(gradient(onLogits(), new float[] {0, 1}, z, 1)).containsExactly(0.5f, -0.5f);
  }

  @Test
  void labels_that_do_not_fit_are_told_what_would() {
    assertThat(loss().mismatch(1, 1)).isEmpty();
    assertThat(loss().mismatch(1, 2))
        .hasValue(
            "expected labels [n,2], the shape of the outputs, but got [n,1];"
                + " for labels 0 and 1, end with new Dense(1, activation(\"sigmoid\"))");
    assertThat(loss().mismatch(10, 1))
        .hasValue(
            "expected labels [n,1], the shape of the outputs, but got [n,10]; for one-hot labels,"
                + " use loss(\"categorical_crossentropy\") and end with a softmax of 10 units");
  }
}
