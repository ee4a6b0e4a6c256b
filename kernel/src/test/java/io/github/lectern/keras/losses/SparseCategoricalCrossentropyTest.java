package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseCategoricalCrossentropyTest extends LogitsContract {
  @Override
  Loss loss() {
    return new SparseCategoricalCrossentropy();
  }

  @Override
  String activation() {
    return "softmax";
  }

  @Override
  double[] activated(float[] z) {
    return softmax(z);
  }

  @Override
  float[] labels() {
    return new float[] {2, 0, 1};
  }

  @Override
  float[] predictions() {
    return new float[] {0.2f, 0.3f, 0.5f, 0.6f, 0.2f, 0.2f, 0.5f, 1 - 1 / 64f, 0.25f};
  }

  // -ln .5, -ln .6, -ln (.984375 / 1.734375)
  @Override
  double[] expected() {
    return new double[] {0.693147, 0.510826, 0.566395};
  }

  @Test
  void a_uniform_guess_over_ten_classes_costs_ln_10() {
    float[] same = new float[10];
    Arrays.fill(same, 0.1f);
    assertThat(losses(loss(), new float[] {3}, same, 1)[0]).isCloseTo(2.302585f, within(1e-6f));
    assertThat(losses(onLogits(), new float[] {3}, same, 1)[0]).isCloseTo(2.302585f, within(1e-6f));
  }

  @Test
  void extreme_logits_stay_finite() {
    float[] z = {1e4f, -1e4f, 0};
    assertThat(losses(onLogits(), new float[] {0}, z, 1)).containsExactly(0);
    assertThat(losses(onLogits(), new float[] {1}, z, 1)).containsExactly(20_000);
    assertThat(gradient(onLogits(), new float[] {1}, z, 1)).containsExactly(1, -1, 0);
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "3, 3", "0.5, 0.5", "NaN, NaN"})
  void a_label_that_is_no_class_number_is_refused(float label, String text) {
    String problem =
        "sparse_categorical_crossentropy: expected a class number from 0 to 2 but got "
            + text
            + "; number the classes from 0, and give the last Dense one unit per class";
    for (LogitsLoss form : new LogitsLoss[] {loss()::compute, onLogits()}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> losses(form, new float[] {label}, new float[] {0.2f, 0.3f, 0.5f}, 1))
          .withMessage(problem);
    }
  }

  @Test
  void labels_that_do_not_fit_are_told_what_would() {
    assertThat(loss().mismatch(1, 10)).isEmpty();
    assertThat(loss().mismatch(10, 10))
        .hasValue(
            "expected class numbers [n] or [n,1] but got [n,10];"
                + " for one-hot labels, use loss(\"categorical_crossentropy\")");
    assertThat(loss().mismatch(1, 1)).hasValue(LabelText.ONE_OUTPUT);
  }
}
