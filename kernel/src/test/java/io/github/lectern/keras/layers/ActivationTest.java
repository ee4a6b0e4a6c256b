package io.github.lectern.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ActivationTest extends LayerContract {
  @Override
  Layer layer() {
    return new Activation("tanh");
  }

  @Override
  int[] sample() {
    return new int[] {2, 3};
  }

  @Override
  int[] output() {
    return new int[] {2, 3};
  }

  @Test
  void shows_its_function() {
    assertThat(new Activation("relu").config()).containsEntry("activation", "relu").hasSize(1);
  }

  @Test
  void an_unknown_function_is_refused_with_the_nearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation("rellu"))
        .withMessageContaining("Unknown activation function: rellu")
        .withMessageContaining("Did you mean \"relu\"?");
  }
}
