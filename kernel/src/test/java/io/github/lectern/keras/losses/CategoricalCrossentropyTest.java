package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CategoricalCrossentropyTest extends LogitsContract {
  @Override
  Loss loss() {
    return new CategoricalCrossentropy();
  }

  @Override
  String activation() {
    return "softmax";
  }

  @Override
  double[] activated(float[] z) {
    return softmax(z);
  }

  /** The last row contains probabilities instead of a 1; its predictions do not sum to 1. */
  @Override
  float[] labels() {
    return new float[] {0, 0, 1, 1, 0, 0, 0.25f, 0.75f, 0};
  }

  @Override
  float[] predictions() {
    return new float[] {0.2f, 0.3f, 0.5f, 0.6f, 0.2f, 0.2f, 0.5f, 1, 0.5f};
  }

  // -ln .5, -ln .6, .25 ln 4 + .75 ln 2; the normalized last row is .25, .5, .25
  @Override
  double[] expected() {
    return new double[] {0.693147, 0.510826, 0.866434};
  }

  @Test
  void a_uniform_guess_over_ten_classes_costs_ln_10() {
    float[] label = new float[10];
    label[3] = 1;
    float[] same = new float[10];
    Arrays.fill(same, 0.1f);
    assertThat(losses(loss(), label, same, 1)[0]).isCloseTo(2.302585f, within(1e-6f));
    assertThat(losses(onLogits(), label, same, 1)[0]).isCloseTo(2.302585f, within(1e-6f));
  }

  @Test
  void extreme_logits_stay_finite() {
    float[] z = {1e4f, -1e4f, 0};
    assertThat(losses(onLogits(), new float[] {1, 0, 0}, z, 1)).containsExactly(0);
    assertThat(losses(onLogits(), new float[] {0, 1, 0}, z, 1)).containsExactly(20_000);
    assertThat(gradient(onLogits(), new float[] {0, 1, 0}, z, 1)).containsExactly(1, -1, 0);
  }

  // p = 1/2, 0, 1/2, so the losses are ln 2 and -ln 0; the softmax of an infinite logit is NaN
  @Test
  void infinite_logits_are_taken_as_softmax_takes_them() {
    float inf = Float.POSITIVE_INFINITY;
    float[] z = {0, -inf, 0};
    assertThat(losses(onLogits(), new float[] {1, 0, 0}, z, 1)[0])
        .isCloseTo(0.693147f, within(1e-6f));
    assertThat(gradient(onLogits(), new float[] {1, 0, 0}, z, 1)).containsExactly(-.5f, 0, .5f);
    assertThat(losses(onLogits(), new float[] {0, 1, 0}, z, 1)).containsExactly(inf);
    assertThat(losses(onLogits(), new float[] {1, 0, 0}, new float[] {inf, 0, 0}, 1)[0]).isNaN();
  }

  @Test
  void a_probability_of_0_costs_the_logarithm_of_the_fuzz_factor() {
    // -ln 1e-7
    assertThat(losses(loss(), new float[] {0, 1}, new float[] {1, 0}, 1)[0])
        .isCloseTo(16.1181f, within(1e-5f));
    assertThat(gradient(loss(), new float[] {0, 1}, new float[] {1, 0}, 1)).containsExactly(0, 0);
  }

  @Test
  void labels_that_do_not_fit_are_told_what_would() {
    assertThat(loss().mismatch(10, 10)).isEmpty();
    assertThat(loss().mismatch(1, 10))
        .hasValue(
            "expected one-hot labels [n,10] but got [n,1]; use toCategorical(y, 10), or"
                + " loss(\"sparse_categorical_crossentropy\")");
    assertThat(loss().mismatch(3, 10))
        .hasValue(
            "expected one-hot labels [n,10] but got [n,3];"
                + " y has 3 columns, so end with new Dense(3, ...)");
    assertThat(loss().mismatch(1, 1)).hasValue(LabelText.ONE_OUTPUT);
  }
}
