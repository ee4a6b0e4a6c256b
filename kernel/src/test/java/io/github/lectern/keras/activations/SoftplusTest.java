package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

class SoftplusTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Softplus();
  }

  // log(1 + exp(-2)), log(2) and log(1 + exp(2))
  @Override
  double[] expected() {
    return new double[] {0.1269280, 0.6931472, 2.1269280};
  }

  @Test
  void large_numbers_neither_overflow_nor_lose_their_slope() {
    float[] y = apply(new float[] {1000, -1000, -20}, 1);
    assertThat(y[0]).isEqualTo(1000);
    assertThat(y[1]).isZero();
    assertThat(y[2]).isCloseTo(2.0611537e-9f, within(1e-15f)); // exp(-20)
    float[] gradient = {1, 1, 1};
    function().gradient(new Tile(y, 1, 3), new Tile(gradient, 1, 3));
    assertThat(gradient[0]).isEqualTo(1);
    assertThat(gradient[1]).isZero();
    assertThat(gradient[2]).isCloseTo(2.0611537e-9f, within(1e-15f));
  }
}
