package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxFunctionTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new SoftmaxFunction();
  }

  // exp(-4), exp(-2) and 1, divided by their sum 1.153651
  @Override
  double[] expected() {
    return new double[] {0.015876, 0.117310, 0.866813};
  }

  @Test
  void softmax_is_unchanged_by_a_constant_shift() {
    float[] y = apply(new float[] {1, 2, 4, -3, 0, 0.5f}, 2);
    // a shift by a power of two leaves the scores exact
    assertThat(apply(new float[] {129, 130, 132, 125, 128, 128.5f}, 2)).containsExactly(y);
  }

  @Test
  void each_row_adds_up_to_1() {
    float[] y = apply(new float[] {1, -2, 3, 40, 50, 45}, 2);
    assertThat((double) y[0] + y[1] + y[2]).isCloseTo(1, within(1e-6));
    assertThat((double) y[3] + y[4] + y[5]).isCloseTo(1, within(1e-6));
  }

  @Test
  void extreme_scores_stay_finite() {
    assertThat(apply(new float[] {500, 200, -1e4f}, 1)).containsExactly(1, 0, 0);
    assertThat(apply(new float[] {-500, -500}, 1)).containsExactly(0.5f, 0.5f);
  }
}
