package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ActivationsTest {
  @Test
  void an_unknown_name_is_answered_with_the_nearest_and_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activations.get("sofmax"))
        .withMessage(
            "Unknown activation function: sofmax\n"
                + "Did you mean \"softmax\"? Known names: linear, relu, sigmoid, softmax, tanh");
  }
}
