package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EluTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Elu();
  }

  // exp(-2) - 1
  @Override
  double[] expected() {
    return new double[] {-0.8646647, 0, 2};
  }

  @Test
  void infinity_passes_and_minus_infinity_becomes_minus_1() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(apply(new float[] {inf, -inf}, 1)).containsExactly(inf, -1);
  }
}
