package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigmoidTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Sigmoid();
  }

  @Override
  double[] expected() {
    return new double[] {0.119203, 0.5, 0.880797};
  }

  @Test
  void extreme_scores_give_exactly_0_and_1() {
    assertThat(apply(new float[] {-1e4f, 1e4f}, 1)).containsExactly(0, 1);
  }
}
