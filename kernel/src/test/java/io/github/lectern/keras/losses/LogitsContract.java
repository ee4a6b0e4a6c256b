package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests for losses that can also be computed from logits, with three rows. */
abstract class LogitsContract extends LossContract {
  /** Returns the name of the activation. */
  abstract String activation();

  /** Returns the activation of one row of logits, computed in double arithmetic. */
  abstract double[] activated(float[] z);

  /** Returns three rows of logits that are small, so that no probability is clipped. */
  final float[] logits() {
    float[] z = {0.5f, -1.25f, 2, -0.75f, 1.5f, 0.25f, 3, 1, -0.5f};
    return Arrays.copyOf(z, predictions().length);
  }

  final LogitsLoss onLogits() {
    return loss().onLogitsOf(activation()).orElseThrow();
  }

  @Test
  void the_gradient_on_logits_is_that_of_finite_differences() {
    assertGradient(onLogits(), logits());
  }

  /** The form without logits adds 1e-7 to some terms and rounds probabilities by up to 6e-8. */
  @Test
  void the_loss_on_logits_is_the_loss_on_their_activation() {
    float[] expected = losses(loss(), labels(), activatedRows(), 3);
    float[] actual = losses(onLogits(), labels(), logits(), 3);
    for (int row = 0; row < 3; row++) {
      assertThat(actual[row]).isCloseTo(expected[row], within(5e-6f));
    }
  }

  @Test
  void a_nan_among_logits_travels_and_stays_in_its_row() {
    assertNanTravels(onLogits(), logits());
  }

  @Test
  void other_activations_offer_no_logits() {
    assertThat(loss().onLogitsOf("relu")).isEmpty();
    assertThat(loss().onLogitsOf("linear")).isEmpty();
  }

  @Test
  void logits_are_replaced_by_their_activation() {
    float[] z = logits();
    float[] gradient = new float[z.length];
    onLogits().compute(tile(labels(), 3), tile(z, 3), new float[3], tile(gradient, 3));
    float[] expected = activatedRows();
    for (int k = 0; k < z.length; k++) {
      assertThat(z[k]).isCloseTo(expected[k], within(1e-6f));
    }
  }

  private float[] activatedRows() {
    float[] z = logits();
    int width = z.length / 3;
    float[] p = new float[z.length];
    for (int start = 0; start < z.length; start += width) {
      double[] row = activated(Arrays.copyOfRange(z, start, start + width));
      for (int k = 0; k < width; k++) {
        p[start + k] = (float) row[k];
      }
    }
    return p;
  }

  static double[] softmax(float[] z) {
    double sum = 0;
    double[] p = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp(z[k]);
      sum += p[k];
    }
    for (int k = 0; k < z.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
